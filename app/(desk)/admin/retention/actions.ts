"use server";

import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import { saveRetention, saveRetentionInput } from "@/lib/site/commands/save-retention";

export const save = formAction(saveRetentionInput, async (ctx, input) => {
  await saveRetention(ctx, input);
  const { t } = await intl("admin");
  return { message: t("retention.saved") };
});
