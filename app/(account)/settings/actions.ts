"use server";

import { z } from "zod";
import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import { sessionToken } from "@/lib/http/session";
import { locales } from "@/lib/i18n/locales";
import { endOtherSessions } from "@/lib/people/commands/end-session";
import { updateProfile } from "@/lib/people/commands/update-profile";

export const saveProfile = formAction(
  z.object({
    name: z.string().trim().min(1).max(60),
    handle: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z][a-z0-9-]{1,28}[a-z0-9]$/, "handle"),
    about: z.string().max(500).default(""),
    language: z.enum(locales),
    timeZone: z.string().max(60),
  }),
  async (ctx, input) => {
    await updateProfile(ctx, input);
    const { t } = await intl("account");
    return { message: t("settings.saved") };
  },
);

export const endOthers = formAction(z.object({}), async (ctx) => {
  const count = await endOtherSessions(ctx, (await sessionToken()) ?? "");
  const { t } = await intl("account");
  return { message: t("settings.endedOthers", { count }) };
});
