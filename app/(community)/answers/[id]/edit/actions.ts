"use server";

import { editAnswer, editAnswerInput } from "@/lib/community/commands/edit-answer";
import { formAction } from "@/lib/http/action";

export const saveAnswer = formAction(editAnswerInput, async (ctx, input) => {
  await editAnswer(ctx, input);
  return { redirectTo: `/a/${input.answerId}` };
});
