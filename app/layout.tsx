import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./globals.css";
import { intl } from "@/lib/http/intl";
import { direction } from "@/lib/i18n/locales";
import { Frame } from "./frame";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("common");
  return {
    title: { template: t("titleTemplate"), default: t("siteName") },
    description: t("siteDescription"),
    applicationName: t("siteName"),
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#211f1d" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { t, locale } = await intl("common");
  return (
    <html lang={locale} dir={direction(locale)}>
      <body data-offline={t("form.offline")}>
        <Frame>{children}</Frame>
      </body>
    </html>
  );
}
