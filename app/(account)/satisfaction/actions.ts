"use server";

import { answerSurveyByMail, answerSurveyByMailInput } from "@/lib/desk/commands/answer-survey";
import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";

export const answerByMail = formAction(answerSurveyByMailInput, async (ctx, input) => {
  await answerSurveyByMail(ctx, input);
  const { t } = await intl("desk");
  return { message: t("survey.thanks") };
});
