"use server";

import { saveUnitCosts, saveUnitCostsInput } from "@/lib/curation/commands/save-unit-costs";
import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";

export const save = formAction(saveUnitCostsInput, async (ctx, input) => {
  await saveUnitCosts(ctx, input);
  const { t } = await intl("freshness");
  return { message: t("costs.savedNow") };
});
