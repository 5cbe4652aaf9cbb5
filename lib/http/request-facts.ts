import { asLocale, type Locale } from "@/lib/i18n/locales";
import { givenHeaders } from "./given";

export type RequestFacts = {
  locale: Locale;
  /** The address with its parameters, without language. */
  path: string;
  /** A digest of the network address; null where a page is made for everybody. */
  address: string | null;
  /** Tells one visitor from another for a day; null where a page is made for everybody. */
  visitor: string | null;
  /** Names this request in the log. */
  reference: string | null;
};

/** What the front server knows of the request. Clients cannot set any of it. */
export async function requestFacts(): Promise<RequestFacts> {
  const given = await givenHeaders();
  return {
    locale: asLocale(given("x-firsthand-locale")),
    path: given("x-firsthand-path") ?? "/",
    address: given("x-firsthand-address"),
    visitor: given("x-firsthand-visitor"),
    reference: given("x-firsthand-request"),
  };
}
