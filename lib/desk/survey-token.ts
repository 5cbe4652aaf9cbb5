import { createHmac, timingSafeEqual } from "node:crypto";

/** Lets the holder of a mail answer the two questions about one case, and nothing else. */
export const surveyToken = (escalationId: number, personId: string, secret: string): string =>
  `${escalationId}.${Buffer.from(personId).toString("base64url")}.${signature(escalationId, personId, secret)}`;

/** Whose survey of which case, or null if we did not sign it. */
export function readSurveyToken(
  token: string,
  secret: string,
): { escalationId: number; personId: string } | null {
  const [number = "", person = "", signed = ""] = token.split(".");
  if (!/^\d{1,9}$/.test(number) || token.length > 300) return null;
  const escalationId = Number(number);
  const personId = Buffer.from(person, "base64url").toString();
  const right = Buffer.from(signature(escalationId, personId, secret));
  const held = Buffer.from(signed);
  return held.length === right.length && timingSafeEqual(held, right) ? { escalationId, personId } : null;
}

const signature = (escalationId: number, personId: string, secret: string): string =>
  createHmac("sha256", secret).update(`survey:${escalationId}:${personId}`).digest("base64url");
