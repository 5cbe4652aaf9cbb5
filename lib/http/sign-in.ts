import { allowances, spend } from "@/lib/accounts/limits";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { endSession } from "@/lib/people/commands/end-session";
import { linkOwner } from "@/lib/people/queries/link-owner";
import { returnTo } from "@/lib/people/return-to";
import { type AuthAnswer, askNextAuth, cookieValue } from "./auth";
import { cookieName, sessionCookie } from "./cookies";
import type { SignInFacts } from "./people-adapter";

/** Uses up a sign-in link and returns the token of the new session. Refuses with `link_expired` and `suspended`. */
export async function redeemLink(
  ctx: Context,
  token: string,
  facts: SignInFacts,
  oldSession?: string,
): Promise<string> {
  if (ctx.address) await spend(ctx, `redeem:address:${ctx.address}`, allowances.confirmPerAddress);
  const email = await linkOwner(ctx, token);
  if (!email || email.startsWith("claim:")) throw new Refusal("link_expired");
  const answer = await askNextAuth(
    ctx,
    { words: ["callback", "email"], method: "GET", query: { token, email } },
    facts,
  );
  const session = cookieValue(answer, sessionCookie());
  if (!session)
    throw new Refusal(answer.location?.includes("error=suspended") ? "suspended" : "link_expired");
  if (oldSession) await endSession(ctx, oldSession);
  return session;
}

/** Sends the browser to the identity provider, with state, nonce and code challenge bound to it by cookies. */
export async function startWithProvider(
  ctx: Context,
  target: string,
  facts: SignInFacts,
): Promise<AuthAnswer> {
  const pair = await askNextAuth(ctx, { words: ["csrf", ""], method: "GET" }, facts);
  const csrf = cookieValue(pair, cookieName("csrf")) ?? "";
  return askNextAuth(
    ctx,
    {
      words: ["signin", "oidc"],
      method: "POST",
      body: { csrfToken: csrf.split("|")[0]!, callbackUrl: env().SITE_URL + returnTo(target) },
      cookies: { [cookieName("csrf")]: csrf },
    },
    facts,
  );
}

/** Takes the provider's answer. Without a valid one nobody is signed in, whatever the browser was before. */
export async function finishWithProvider(
  ctx: Context,
  query: Record<string, string>,
  cookies: Record<string, string>,
  facts: SignInFacts,
): Promise<AuthAnswer & { session: string | null }> {
  const answer = await askNextAuth(
    ctx,
    { words: ["callback", "oidc"], method: "GET", query, cookies },
    facts,
  );
  const session = cookieValue(answer, sessionCookie());
  const old = cookies[sessionCookie()];
  if (session && old) await endSession(ctx, old);
  return { ...answer, session };
}
