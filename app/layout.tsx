import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./globals.css";
import { SiteFooter } from "@/components/site/footer";
import { SiteHeader, type WorkPlace } from "@/components/site/header";
import { Shortcuts } from "@/components/site/shortcuts";
import { SkipLink } from "@/components/ui/text";
import { Whole } from "@/components/ui/whole";
import type { Person } from "@/lib/context";
import { intl } from "@/lib/http/intl";
import { viewer } from "@/lib/http/session";
import { direction } from "@/lib/i18n/locales";
import { type Action, can } from "@/lib/policy";

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
  const person = await viewer();
  return (
    <html lang={locale} dir={direction(locale)}>
      <body data-offline={t("form.offline")}>
        <Whole className="contents">
          <SkipLink href="#content">{t("skipToContent")}</SkipLink>
          <SiteHeader person={person} work={person ? workPlaces(person) : []} />
        </Whole>
        <main id="content" tabIndex={-1} className="w-full flex-1 outline-none">
          {children}
        </main>
        <Whole className="contents">
          <SiteFooter />
          <Shortcuts />
        </Whole>
      </body>
    </html>
  );
}

const doors: (WorkPlace & { needs: Action })[] = [
  { key: "queue", href: "/queue", icon: "queue", needs: "queue.read" },
  { key: "desk", href: "/desk", icon: "desk", needs: "desk.read" },
  { key: "moderation", href: "/moderation", icon: "flag", needs: "moderation.work" },
  { key: "curation", href: "/curation", icon: "duplicate", needs: "repeats.read" },
  { key: "programme", href: "/programme", icon: "ambassador", needs: "programme.read" },
  { key: "admin", href: "/admin", icon: "rule", needs: "admin.read" },
];

function workPlaces(person: Person): WorkPlace[] {
  return doors.filter((door) => can(person, door.needs)).map(({ key, href, icon }) => ({ key, href, icon }));
}
