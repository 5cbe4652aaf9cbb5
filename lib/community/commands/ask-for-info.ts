import { z } from "zod";
import { type Context, personId, transaction } from "@/lib/context";
import { id, reason } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";
import { partOf } from "../part";

export const askForInfoInput = z.object({ questionId: id, words: reason });
export const withdrawInfoInput = z.object({ questionId: id });

/**
 * A helper needs more from the asker: the gate's clocks rest until they write, twice and 72 hours in all at most. A gate
 * that is open, or urgent, is not held up by it.
 */
export async function askForInfo(ctx: Context, input: z.input<typeof askForInfoInput>): Promise<void> {
  const { questionId, words } = askForInfoInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "question.ask_info", { question: known.policy });
    const by = { id: personId(work.actor), as: partOf(work.actor, known.policy) };
    await changeQuestion(work, known, { type: "info_asked", by, words });
  });
}

/** The information is no longer needed: the clocks go on at once. */
export async function withdrawInfo(ctx: Context, input: z.input<typeof withdrawInfoInput>): Promise<void> {
  const { questionId } = withdrawInfoInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "question.ask_info", { question: known.policy });
    const by = { id: personId(work.actor), as: partOf(work.actor, known.policy) };
    await changeQuestion(work, known, { type: "info_withdrawn", by });
  });
}
