"use server";

import { z } from "zod";
import { env } from "@/lib/env";
import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import { unsubscribe } from "@/lib/notify/commands/unsubscribe";
import { readToken } from "@/lib/notify/mail/unsubscribe-token";

const done = { all: "done", nudges: "doneNudges", letter: "doneLetter" } as const;

export const stopMail = formAction(z.object({ token: z.string().max(400) }), async (ctx, input) => {
  await unsubscribe(ctx, input);
  const { t } = await intl("notify");
  const held = readToken(input.token, env().AUTH_SECRET)!;
  return { message: t(`unsubscribePage.${done[held.list]}`) };
});
