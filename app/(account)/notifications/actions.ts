"use server";

import { z } from "zod";
import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import { markRead } from "@/lib/notify/commands/mark-read";

export const markNewsRead = formAction(
  z.object({ id: z.coerce.number().int().positive().optional() }),
  async (ctx, { id }) => {
    await markRead(ctx, id ? { id } : "all");
    const { t } = await intl("notify");
    return { message: t("markedRead") };
  },
);
