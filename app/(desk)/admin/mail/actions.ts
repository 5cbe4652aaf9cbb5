"use server";

import { z } from "zod";
import { id } from "@/lib/fields";
import { formAction } from "@/lib/http/action";
import { retryMail } from "@/lib/notify/commands/retry-mail";

export const retry = formAction(z.object({ mailId: id }), async (ctx, input) => {
  await retryMail(ctx, input);
  return { redirectTo: "/admin/mail?show=dead&done=1" };
});
