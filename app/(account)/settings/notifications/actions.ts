"use server";

import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import { saveNewsSettings, saveNewsSettingsInput } from "@/lib/notify/commands/save-news-settings";

export const saveNews = formAction(saveNewsSettingsInput, async (ctx, input) => {
  // The command reads what the form holds; the parsed values are for everybody else.
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  await saveNewsSettings(ctx, {
    ...input,
    quietFrom: clock(input.quietFrom),
    quietUntil: clock(input.quietUntil),
  });
  const { t } = await intl("account");
  return { message: t("news.saved") };
});
