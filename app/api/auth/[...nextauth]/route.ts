import { cookies } from "next/headers";
import { isNameless } from "@/lib/accounts/handle";
import { env } from "@/lib/env";
import type { AuthAnswer } from "@/lib/http/auth";
import { signInFacts } from "@/lib/http/browser";
import { requestIntl } from "@/lib/http/intl";
import { currentContext } from "@/lib/http/session";
import { finishWithProvider, startWithProvider } from "@/lib/http/sign-in";
import { linker } from "@/lib/i18n/translator";
import { personOfSession } from "@/lib/people/queries/person-of-session";
import { returnTo } from "@/lib/people/return-to";

type Props = { params: Promise<{ nextauth: string[] }> };

/**
 * Two doors only: on the way to the identity provider, and back from it. Everything else that next-auth would offer
 * here (links that sign in by being looked at, sessions as JSON, signing out) is done elsewhere or not at all.
 */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const path = (await params).nextauth.join("/");
  if (!env().OIDC_ISSUER) return new Response(null, { status: 404 });
  if (path === "start") return start(request);
  if (path === "callback/oidc") return finish(request);
  return new Response(null, { status: 404 });
}

async function start(request: Request): Promise<Response> {
  // Another site must not begin a sign-in here that ends in an account of its choosing.
  const from = request.headers.get("sec-fetch-site");
  if (from === "cross-site" || from === "same-site") return new Response(null, { status: 403 });
  const target = returnTo(new URL(request.url).searchParams.get("returnTo"));
  return answered(await startWithProvider(await currentContext(), target, await signInFacts()));
}

async function finish(request: Request): Promise<Response> {
  const ctx = await currentContext();
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const given = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
  const answer = await finishWithProvider(ctx, query, given, await signInFacts());
  if (!answer.session) return answered({ ...answer, location: await failed(answer.location) });
  const found = await personOfSession(ctx.db, answer.session);
  const next = answer.location ? new URL(answer.location, env().SITE_URL) : null;
  const target = returnTo(next ? next.pathname + next.search : "/");
  const location =
    found && isNameless(found.person) ? `/welcome?returnTo=${encodeURIComponent(target)}` : target;
  return answered({ ...answer, location });
}

async function failed(location: string | null): Promise<string> {
  const why = /[?&]error=(suspended|unverified)/.exec(location ?? "")?.[1] ?? "failed";
  const { locale } = await requestIntl();
  return linker(locale)(`/sign-in?error=${why}`);
}

function answered({ location, setCookies }: AuthAnswer): Response {
  const headers = new Headers({ location: location ?? "/sign-in?error=failed", "cache-control": "no-store" });
  for (const cookie of setCookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}
