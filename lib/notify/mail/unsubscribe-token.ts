import { createHmac, timingSafeEqual } from "node:crypto";

/** What a mail's link can end: all news, or only the list that the mail belongs to. */
export const mailLists = ["all", "nudges", "letter"] as const;
export type MailList = (typeof mailLists)[number];

/** Lets the holder of a mail end its kind without signing in, and nothing else. It does not expire (RFC 8058). */
export function unsubscribeToken(personId: string, secret: string, list: MailList = "all"): string {
  const id = Buffer.from(personId).toString("base64url");
  return list === "all"
    ? `${id}.${signature(personId, secret)}`
    : `${id}.${list}.${signature(`${personId} ${list}`, secret)}`;
}

/** Whose mail the token ends and which, or null if we did not sign it. */
export function readToken(token: string, secret: string): { personId: string; list: MailList } | null {
  const parts = token.split(".");
  if (parts.length < 2 || parts.length > 3 || token.length > 300) return null;
  const personId = Buffer.from(parts[0]!, "base64url").toString();
  const list = parts.length === 2 ? "all" : mailLists.find((each) => each !== "all" && each === parts[1]);
  if (!personId || !list) return null;
  const right = Buffer.from(signature(list === "all" ? personId : `${personId} ${list}`, secret));
  const held = Buffer.from(parts.at(-1)!);
  return held.length === right.length && timingSafeEqual(held, right) ? { personId, list } : null;
}

const signature = (what: string, secret: string): string =>
  createHmac("sha256", secret).update(`unsubscribe:${what}`).digest("base64url");
