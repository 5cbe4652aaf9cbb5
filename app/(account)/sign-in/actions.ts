"use server";

import { z } from "zod";
import { isNameless } from "@/lib/accounts/handle";
import { formAction } from "@/lib/http/action";
import { replaceSession, signInFacts } from "@/lib/http/browser";
import { requestIntl } from "@/lib/http/intl";
import { isRefusal } from "@/lib/http/refusals";
import { redeemLink } from "@/lib/http/sign-in";
import { claimAccount } from "@/lib/people/commands/claim-account";
import { sendSignInLink } from "@/lib/people/commands/send-sign-in-link";
import { signInDemo } from "@/lib/people/commands/sign-in-demo";
import { startSession } from "@/lib/people/commands/start-session";
import { personOfSession } from "@/lib/people/queries/person-of-session";
import { returnTo } from "@/lib/people/return-to";

const target = z.string().max(5_000).default("/");

export const askForLink = formAction(
  z.object({ email: z.string().min(1).max(320), returnTo: target }),
  async (ctx, input) => {
    const { locale } = await requestIntl();
    await sendSignInLink(ctx, { email: input.email, returnTo: returnTo(input.returnTo), locale });
    return { redirectTo: "/sign-in/sent" };
  },
);

export const confirmLink = formAction(
  z.object({ token: z.string().max(200), returnTo: target }),
  async (ctx, input) => {
    let token: string;
    try {
      token = await redeemLink(ctx, input.token, await signInFacts());
    } catch (error) {
      // The link is used up either way, so this page has nothing more to offer; the other one says why.
      if (isRefusal(error) && error.code === "suspended") return { redirectTo: "/sign-in?error=suspended" };
      if (isRefusal(error) && error.code === "link_expired") return { redirectTo: "/sign-in/confirm" };
      throw error;
    }
    await replaceSession(ctx, token);
    const found = await personOfSession(ctx.db, token);
    const next = returnTo(input.returnTo);
    if (!found || !isNameless(found.person)) return { redirectTo: next };
    return { redirectTo: next === "/" ? "/welcome" : `/welcome?returnTo=${encodeURIComponent(next)}` };
  },
);

export const confirmClaim = formAction(z.object({ token: z.string().max(200) }), async (ctx, input) => {
  let personId: string;
  try {
    personId = await claimAccount(ctx, input.token);
  } catch (error) {
    if (isRefusal(error) && error.code === "link_expired") return { redirectTo: "/claim" };
    throw error;
  }
  const { device } = await signInFacts();
  await replaceSession(ctx, await startSession(ctx, { personId, device }));
  return { redirectTo: "/settings" };
});

export const signInAs = formAction(
  z.object({ handle: z.string().max(40), returnTo: target }),
  async (ctx, input) => {
    const { device } = await signInFacts();
    const { token } = await signInDemo(ctx, { handle: input.handle, device });
    await replaceSession(ctx, token);
    return { redirectTo: returnTo(input.returnTo) };
  },
);
