import { eq } from "drizzle-orm";
import NextAuthModule, { type NextAuthOptions } from "next-auth";

import { people } from "@/db/schema";
import { canonicalEmail } from "@/lib/accounts/email";
import { asSystem, type Context } from "@/lib/context";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { claimBySigningIn } from "@/lib/people/commands/claim-account";
import { returnTo } from "@/lib/people/return-to";
import { newSessionToken, sessionDays } from "@/lib/people/session-token";
import { cookieName, cookieOptions, isSecureSite, sessionCookie } from "./cookies";
import { peopleAdapter, type SignInFacts } from "./people-adapter";

export type AuthRequest = {
  /** The words behind /api/auth/, such as ["callback", "oidc"]. */
  words: [string, string];
  method: "GET" | "POST";
  query?: Record<string, string>;
  body?: Record<string, string>;
  cookies?: Record<string, string>;
};
export type AuthAnswer = { status: number; location: string | null; setCookies: string[] };

// The package is CommonJS; Node and bundlers disagree about what its default is.
const NextAuth = ((NextAuthModule as unknown as { default?: unknown }).default ??
  NextAuthModule) as typeof NextAuthModule;

/** Lets next-auth answer one request. The browser's own session is never shown to it, so it cannot link accounts by it. */
export async function askNextAuth(ctx: Context, asked: AuthRequest, facts: SignInFacts): Promise<AuthAnswer> {
  // The only way to tell it the site's address; without it, it would believe the Host header.
  process.env.NEXTAUTH_URL = env().SITE_URL;
  const { [sessionCookie()]: _own, ...cookies } = asked.cookies ?? {};
  const answer: AuthAnswer = { status: 200, location: null, setCookies: [] };
  const response = {
    status: (status: number) => {
      answer.status = status;
      return response;
    },
    getHeader: (name: string) => (name.toLowerCase() === "set-cookie" ? answer.setCookies : undefined),
    setHeader: (name: string, value: string | string[]) => {
      if (name.toLowerCase() === "set-cookie") answer.setCookies = [value].flat();
      if (name.toLowerCase() === "location") answer.location = String(value);
      return response;
    },
    send: () => response,
    json: () => response,
    end: () => response,
  };
  const request = {
    method: asked.method,
    query: { ...asked.query, nextauth: asked.words },
    body: asked.body,
    cookies,
    headers: {},
  };
  await NextAuth(request as never, response as never, optionsFor(ctx, facts));
  return answer;
}

/** The value that an answer gives a cookie, or null. */
export function cookieValue(answer: AuthAnswer, name: string): string | null {
  const start = `${name}=`;
  const line = answer.setCookies.find((cookie) => cookie.startsWith(start));
  return line ? decodeURIComponent(line.slice(start.length).split(";")[0]!) || null : null;
}

function optionsFor(ctx: Context, facts: SignInFacts): NextAuthOptions {
  const cookie = (name: string, maxAge?: number) => ({
    name: cookieName(name),
    options: { ...cookieOptions(), ...(maxAge && { maxAge }) },
  });
  return {
    secret: env().AUTH_SECRET,
    adapter: peopleAdapter(asSystem(ctx, "sign_in"), facts),
    session: {
      strategy: "database",
      maxAge: sessionDays * 86_400,
      updateAge: 86_400,
      generateSessionToken: newSessionToken,
    },
    useSecureCookies: isSecureSite(),
    cookies: {
      sessionToken: cookie("session"),
      callbackUrl: cookie("return", 900),
      csrfToken: cookie("csrf", 900),
      pkceCodeVerifier: cookie("pkce", 900),
      state: cookie("state", 900),
      nonce: cookie("nonce", 900),
    },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [emailLinks, ...(env().OIDC_ISSUER ? [identityProvider()] : [])],
    callbacks: {
      redirect: ({ url, baseUrl }) =>
        baseUrl + returnTo(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
      signIn: async ({ user, account, profile }) => maySignIn(ctx, user as never, account, profile),
    },
    logger: {
      error: (code, about) => log.warn("sign-in.failed", { code, about: messageOf(about) }),
      warn: () => {},
      debug: () => {},
    },
  };
}

// Links are written by `sendSignInLink`; next-auth only redeems them.
const emailLinks: NextAuthOptions["providers"][number] = {
  id: "email",
  type: "email",
  name: "Email",
  server: "",
  from: "",
  maxAge: 900,
  sendVerificationRequest: () => {
    throw new Error("Sign-in links are sent by sendSignInLink.");
  },
  options: {},
};

function identityProvider(): NextAuthOptions["providers"][number] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  return {
    id: "oidc",
    name: OIDC_NAME ?? "Single sign-on",
    type: "oauth",
    wellKnown: `${OIDC_ISSUER!.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile" } },
    // Safe only because `maySignIn` lets nobody through whose address the provider has not verified.
    allowDangerousEmailAccountLinking: true,
    profile: (profile: Profile) => ({
      id: profile.sub,
      name: profile.name ?? null,
      email: canonicalEmail(profile.email ?? ""),
    }),
  };
}

type Profile = { sub: string; name?: string; email?: string; email_verified?: unknown };
type Known = { id: string; state?: (typeof people.$inferSelect)["state"] };

/** Nobody comes in who is suspended, or whose address is not shown to be theirs. */
async function maySignIn(
  ctx: Context,
  user: Known,
  account: { type: string; provider: string; providerAccountId: string } | null,
  profile: unknown,
): Promise<boolean | string> {
  let known: Known | undefined = user.state ? user : undefined;
  if (account?.type === "oauth") {
    const { email, email_verified } = (profile ?? {}) as Profile;
    const address = canonicalEmail(email ?? "");
    if (!known && (email_verified !== true || !address)) return "/sign-in?error=unverified";
    if (!known) known = (await ctx.db.select().from(people).where(eq(people.email, address!)))[0];
  }
  if (known?.state === "suspended" || known?.state === "erased") return "/sign-in?error=suspended";
  if (known?.state === "staged") await claimBySigningIn(asSystem(ctx, "sign_in"), known.id);
  return true;
}

const messageOf = (about: unknown): string => {
  const error = (about as { error?: unknown })?.error ?? about;
  return error instanceof Error ? error.message : String((error as { message?: unknown })?.message ?? "");
};
