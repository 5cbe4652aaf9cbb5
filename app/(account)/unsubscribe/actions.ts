"use server";

import { z } from "zod";
import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import { unsubscribe } from "@/lib/notify/commands/unsubscribe";

export const stopMail = formAction(z.object({ token: z.string().max(400) }), async (ctx, input) => {
  await unsubscribe(ctx, input);
  const { t } = await intl("notify");
  return { message: t("unsubscribePage.done") };
});
