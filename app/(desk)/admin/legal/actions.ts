"use server";

import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import { saveLegalPage, saveLegalPageInput } from "@/lib/site/commands/save-legal-page";

export const save = formAction(saveLegalPageInput, async (ctx, input) => {
  await saveLegalPage(ctx, input);
  const { t } = await intl("admin");
  return { message: t("legal.saved") };
});
