import { z } from "zod";
import { type Context, personId, transaction } from "@/lib/context";
import { id, optionalReason } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";

export const markDidNotWorkInput = z.object({ questionId: id, answerId: id, reason: optionalReason });

/** The asker says that an answer did not work; it shows on the answer and counts in the gate (R1, R2). */
export async function markDidNotWork(
  ctx: Context,
  input: z.input<typeof markDidNotWorkInput>,
): Promise<void> {
  const { questionId, answerId, reason } = markDidNotWorkInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "answer.did_not_work", { question: known.policy });
    const by = { id: personId(work.actor), as: "asker" } as const;
    const next = await changeQuestion(work, known, { type: "did_not_work", by, answerId, reason });
    await changeQuestion(work, next, { type: "asker_wrote", by });
  });
}
