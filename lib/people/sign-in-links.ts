import { createHash, randomBytes } from "node:crypto";
import { verificationTokens } from "@/db/schema";
import type { Work } from "@/lib/context";
import { env } from "@/lib/env";

export const linkMinutes = 15;

/** What the database keeps of a link; next-auth computes the same when the link is used. */
export const storedLinkToken = (token: string): string =>
  createHash("sha256").update(`${token}${env().AUTH_SECRET}`).digest("hex");

/** Writes a link that signs in whoever holds it as the owner of `email`, once, within fifteen minutes. */
export async function makeSignInLink(
  work: Work,
  email: string,
  { returnTo = "/", path = "/sign-in/confirm" }: { returnTo?: string; path?: string } = {},
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await work.tx.insert(verificationTokens).values({
    identifier: email,
    token: storedLinkToken(token),
    expires: new Date(work.now.getTime() + linkMinutes * 60_000),
  });
  const link = new URL(path, env().SITE_URL);
  link.searchParams.set("token", token);
  if (returnTo !== "/") link.searchParams.set("returnTo", returnTo);
  return link.href;
}
