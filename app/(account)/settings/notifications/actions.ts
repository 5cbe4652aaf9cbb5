"use server";

import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import {
  newsSettingsInput,
  nudgeSettingsInput,
  saveNewsSettings,
} from "@/lib/notify/commands/save-news-settings";

export const saveNews = formAction(newsSettingsInput, async (ctx, input) => {
  await saveNewsSettings(ctx, input);
  return saved();
});

export const saveAmbassadorsNews = formAction(
  nudgeSettingsInput.extend(newsSettingsInput.shape),
  async (ctx, { newsByMail, ...nudges }) => {
    await saveNewsSettings(ctx, { newsByMail, nudges });
    return saved();
  },
);

async function saved() {
  const { t } = await intl("account");
  return { message: t("news.saved") };
}
