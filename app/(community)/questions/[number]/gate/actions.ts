"use server";

import { overrideGate, overrideGateInput } from "@/lib/community/commands/override-gate";
import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";

export const setRulesAside = formAction(overrideGateInput, async (ctx, input) => {
  await overrideGate(ctx, input);
  const { t } = await intl("gate");
  return { message: t("override.done") };
});
