import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Lets whoever holds it hear that a subject has changed, and nothing else. A page gives it to its readers, so only who
 * was shown the page can listen. It stays the same, so that a kept page can carry it.
 */
export const channelOf = (subject: string, secret: string): string =>
  `${Buffer.from(subject).toString("base64url")}.${signature(subject, secret)}`;

/** The subject of a channel; null when we did not sign it. */
export function subjectOf(channel: string, secret: string): string | null {
  const [name = "", signed = ""] = channel.split(".");
  const subject = Buffer.from(name, "base64url").toString();
  const expected = Buffer.from(signature(subject, secret));
  const given = Buffer.from(signed);
  return given.length === expected.length && timingSafeEqual(given, expected) ? subject : null;
}

const signature = (subject: string, secret: string) =>
  createHmac("sha256", secret).update(`channel ${subject}`).digest("base64url").slice(0, 22);
