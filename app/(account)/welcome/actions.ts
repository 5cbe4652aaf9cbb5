"use server";

import { z } from "zod";
import { formAction } from "@/lib/http/action";
import { requestIntl } from "@/lib/http/intl";
import { locales } from "@/lib/i18n/locales";
import { introduceOneself } from "@/lib/people/commands/update-profile";
import { returnTo } from "@/lib/people/return-to";

export const introduce = formAction(
  z.object({
    name: z.string().trim().min(1).max(60),
    language: z.enum(locales),
    returnTo: z.string().max(5_000).default("/"),
  }),
  async (ctx, input) => {
    const { timeZone } = await requestIntl();
    await introduceOneself(ctx, { name: input.name, language: input.language, timeZone });
    return { redirectTo: returnTo(input.returnTo) };
  },
);
