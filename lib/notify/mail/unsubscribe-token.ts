import { createHmac, timingSafeEqual } from "node:crypto";

/** Lets the holder of a mail end its kind without signing in, and nothing else. It does not expire (RFC 8058). */
export function unsubscribeToken(personId: string, secret: string): string {
  return `${Buffer.from(personId).toString("base64url")}.${signature(personId, secret)}`;
}

/** Whose mail the token ends, or null if we did not sign it. */
export function personOfToken(token: string, secret: string): string | null {
  const [id, given, ...rest] = token.split(".");
  if (!id || !given || rest.length > 0 || token.length > 300) return null;
  const personId = Buffer.from(id, "base64url").toString();
  const right = Buffer.from(signature(personId, secret));
  const held = Buffer.from(given);
  return held.length === right.length && timingSafeEqual(held, right) ? personId : null;
}

const signature = (personId: string, secret: string): string =>
  createHmac("sha256", secret).update(`unsubscribe:${personId}`).digest("base64url");
