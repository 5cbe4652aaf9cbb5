import { headers } from "next/headers";
import type { Context } from "@/lib/context";
import { endSession } from "@/lib/people/commands/end-session";
import { deviceName } from "@/lib/people/device";
import { requestIntl } from "./intl";
import type { SignInFacts } from "./people-adapter";
import { sessionToken, setSessionCookie } from "./session";

/** What a new session and a new account take over from the browser. */
export async function signInFacts(): Promise<SignInFacts> {
  const { locale } = await requestIntl();
  return { device: deviceName((await headers()).get("user-agent")), language: locale };
}

/** Hands the browser a new session; the one it had is over. */
export async function replaceSession(ctx: Context, token: string): Promise<void> {
  const old = await sessionToken();
  if (old && old !== token) await endSession(ctx, old);
  await setSessionCookie(token);
}
