"use server";

import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import { giveFeedback, giveFeedbackInput } from "@/lib/knowledge/commands/give-feedback";

export const sayWhetherSolved = formAction(giveFeedbackInput, async (ctx, input) => {
  const { query } = await giveFeedback(ctx, input);
  const { t } = await intl("knowledge");
  const message = t(input.solved === "yes" ? "article.thanksYes" : "article.thanksNo");
  return { message, values: { solved: input.solved, query: query ?? "" } };
});
