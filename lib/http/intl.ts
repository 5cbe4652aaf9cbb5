import { headers } from "next/headers";
import { cache } from "react";
import type { Namespace } from "@/lib/i18n/catalogue";
import { asLocale, type Locale } from "@/lib/i18n/locales";
import { formatter, linker, translator } from "@/lib/i18n/translator";

/** The language, the time zone and the address (without language prefix) of the page being rendered. */
export const requestIntl = cache(async (): Promise<{ locale: Locale; timeZone: string; path: string }> => {
  const given = await headers();
  return {
    locale: asLocale(given.get("x-firsthand-locale")),
    timeZone: knownTimeZone(given.get("x-firsthand-time-zone")),
    path: given.get("x-firsthand-path") ?? "/",
  };
});

/** Texts of a namespace, links and formats in the reader's language. */
export async function intl<N extends Namespace>(namespace: N) {
  const { locale, timeZone } = await requestIntl();
  return {
    t: translator(locale, namespace, timeZone),
    href: linker(locale),
    format: formatter(locale, timeZone),
    locale,
    timeZone,
  };
}

function knownTimeZone(name: string | null): string {
  if (!name) return "UTC";
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name;
  } catch {
    return "UTC";
  }
}
