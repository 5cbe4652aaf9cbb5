import { z } from "zod";
import { type Context, personId, transaction } from "@/lib/context";
import { id, reason } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";
import { partOf } from "../part";

export const closeQuestionInput = z.object({ questionId: id, reason });
export const reopenQuestionInput = z.object({ questionId: id });

/** Closes a question with a reason: askers their own, staff any. A live case is withdrawn and the asker is told. */
export async function closeQuestion(ctx: Context, input: z.input<typeof closeQuestionInput>): Promise<void> {
  const { questionId, reason } = closeQuestionInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "question.close", { question: known.policy });
    const by = { id: personId(work.actor), as: partOf(work.actor, known.policy) };
    await changeQuestion(work, known, { type: "closed", by, reason });
  });
}

/** Opens a closed question again: staff any, askers what they closed themselves. */
export async function reopenQuestion(
  ctx: Context,
  input: z.input<typeof reopenQuestionInput>,
): Promise<void> {
  const { questionId } = reopenQuestionInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "question.reopen", { question: known.policy });
    const by = { id: personId(work.actor), as: partOf(work.actor, known.policy) };
    await changeQuestion(work, known, { type: "reopened", by });
  });
}
