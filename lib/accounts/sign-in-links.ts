import { createHash, randomBytes } from "node:crypto";
import { verificationTokens } from "@/db/schema";
import type { Work } from "@/lib/context";
import { env } from "@/lib/env";

/** A link that goes by mail. */
export const linkMinutes = 10;
/** A link that the command line prints for whoever sits at the server. */
export const printedLinkMinutes = 15;

/** What the database keeps of a link; next-auth computes the same when the link is used. */
export const storedLinkToken = (token: string): string =>
  createHash("sha256").update(`${token}${env().AUTH_SECRET}`).digest("hex");

/** Writes a link that signs in whoever holds it as the owner of `email`, once, for so many minutes. */
export async function makeSignInLink(
  work: Work,
  email: string,
  {
    returnTo = "/",
    path = "/sign-in/confirm",
    minutes = linkMinutes,
  }: { returnTo?: string; path?: string; minutes?: number } = {},
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await work.tx.insert(verificationTokens).values({
    identifier: email,
    token: storedLinkToken(token),
    expires: new Date(work.now.getTime() + minutes * 60_000),
  });
  const link = new URL(path, env().SITE_URL);
  link.searchParams.set("token", token);
  if (returnTo !== "/") link.searchParams.set("returnTo", returnTo);
  return link.href;
}
