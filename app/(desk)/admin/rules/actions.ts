"use server";

import { z } from "zod";
import { id } from "@/lib/fields";
import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import { clearTopicGateRules, saveGateRules, saveGateRulesInput } from "@/lib/site/commands/save-gate-rules";
import { saveSweepCap, saveSweepCapInput } from "@/lib/site/commands/save-sweep-cap";

export const save = formAction(saveGateRulesInput, async (ctx, input) => {
  await saveGateRules(ctx, input);
  return { redirectTo: `/admin/rules?${input.topicId ? `topic=${input.topicId}&` : ""}done=saved` };
});

export const capOpenings = formAction(saveSweepCapInput, async (ctx, input) => {
  await saveSweepCap(ctx, input);
  const { t } = await intl("admin");
  return { message: t("rules.capSaved") };
});

export const clear = formAction(z.object({ topicId: id }), async (ctx, input) => {
  await clearTopicGateRules(ctx, input);
  return { redirectTo: `/admin/rules?topic=${input.topicId}&done=cleared` };
});
