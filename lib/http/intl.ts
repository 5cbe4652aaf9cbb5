import { use } from "react";
import type { Namespace } from "@/lib/i18n/catalogue";
import { asLocale, type Locale } from "@/lib/i18n/locales";
import { timeZoneNamed } from "@/lib/i18n/time-zone";
import { formatter, linker, translator } from "@/lib/i18n/translator";
import { givenHeaders } from "./given";
import { perRequest } from "./per-request";

type RequestIntl = { locale: Locale; timeZone: string; path: string };

/** The language, the time zone and the address (without language prefix) of the page being rendered. */
export const requestIntl = perRequest(async (): Promise<RequestIntl> => {
  const given = await givenHeaders();
  const facts = {
    locale: asLocale(given("x-firsthand-locale")),
    timeZone: timeZoneNamed(given("x-firsthand-time-zone") ?? "") ?? "UTC",
    path: given("x-firsthand-path") ?? "/",
  };
  known().facts = facts;
  return facts;
});
const known = perRequest((): { facts: RequestIntl | null } => ({ facts: null }));

/** Texts of a namespace, links and formats in the reader's language. */
export const intl = async <N extends Namespace>(namespace: N) => texts(await requestIntl(), namespace);

/**
 * The same for parts of a page, which then need not be async: each async part costs as much as all that it shows, and
 * a thread has a hundred.
 */
export const readIntl = <N extends Namespace>(namespace: N) =>
  texts(known().facts ?? use(requestIntl()), namespace);

function texts<N extends Namespace>({ locale, timeZone, path }: RequestIntl, namespace: N) {
  return {
    t: translator(locale, namespace),
    href: linker(locale),
    format: formatter(locale, timeZone),
    locale,
    timeZone,
    path,
  };
}
