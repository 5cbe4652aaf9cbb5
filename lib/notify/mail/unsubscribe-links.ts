import { env } from "@/lib/env";
import type { Locale } from "@/lib/i18n/locales";
import { linker } from "@/lib/i18n/translator";
import { type MailList, unsubscribeToken } from "./unsubscribe-token";

/** The headers by which a mail program ends a list with one press (RFC 8058). */
export function unsubscribeHeaders(personId: string, list: MailList): Record<string, string> {
  const { SITE_URL, AUTH_SECRET } = env();
  const token = unsubscribeToken(personId, AUTH_SECRET, list);
  return {
    "List-Unsubscribe": `<${new URL(`/api/unsubscribe?token=${token}`, SITE_URL).href}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}

/** The page on which a reader ends the list with a button. */
export function unsubscribePage(personId: string, list: MailList, locale: Locale): string {
  const { SITE_URL, AUTH_SECRET } = env();
  const token = unsubscribeToken(personId, AUTH_SECRET, list);
  return new URL(linker(locale)(`/unsubscribe?token=${token}`), SITE_URL).href;
}
