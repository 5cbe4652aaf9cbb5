import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./globals.css";
import { env } from "@/lib/env";
import { intl } from "@/lib/http/intl";
import { titleTemplate } from "@/lib/http/metadata";
import { direction } from "@/lib/i18n/locales";
import { Frame } from "./frame";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("common");
  return {
    title: { template: titleTemplate(), default: env().SITE_NAME },
    description: t("siteDescription"),
    applicationName: env().SITE_NAME,
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
