import { z } from "zod";
import { type Context, personId, transaction } from "@/lib/context";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { authorOf } from "../author";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";
import { partOf } from "../part";

export const acceptAnswerInput = z.object({ questionId: id, answerId: id });

/**
 * Records that an answer solved the question: firmly by its asker, provisionally (72 hours to contest) by a scoped
 * ambassador or staff. Refuses another question's answer, a removed one, one's own, and what the lifecycle forbids.
 */
export async function acceptAnswer(ctx: Context, input: z.input<typeof acceptAnswerInput>): Promise<void> {
  const { questionId, answerId } = acceptAnswerInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    const authorId = await authorOf(work, "answer", answerId, questionId);
    // The asker's own answer may be accepted by them: as asker, authorship does not stand in the way.
    const own = known.facts.askerId === personId(work.actor);
    authorize(work.actor, "answer.accept", { question: known.policy, authorId: own ? null : authorId });
    const by = { id: personId(work.actor), as: partOf(work.actor, known.policy) };
    await changeQuestion(work, known, { type: "accept", by, answerId });
  });
}
