import { randomBytes } from "node:crypto";
import { Refusal } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { log } from "@/lib/log";

/** The sentence of a refusal in the reader's language. */
export function refusalSentence(refusal: Refusal, locale: Locale): string {
  const t = translator(locale, "errors");
  const data = Object.entries(refusal.data).filter(([, value]) => value !== null);
  return t(refusal.code, Object.fromEntries(data) as never);
}

/** Logs an error that nobody expected, with its cause, and returns the number it can be found by. */
export function noteUnexpected(error: unknown, where: string): string {
  const reference = randomBytes(4).toString("hex");
  log.error("unexpected", { reference, where, error, cause: causeOf(error) });
  return reference;
}

export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Refusal ||
  // Next bundles the class more than once.
  (error instanceof Error && error.name === "Refusal" && "code" in error && "data" in error);

// Drizzle wraps what the database said; without the cause a log line only shows the statement.
const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined);
