import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { answers, votes } from "@/db/schema";
import { noteChange } from "@/lib/changes";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal, refuse } from "@/lib/errors";
import { id, ticked } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { requireVisibleAnswer } from "../answer";
import { lockQuestion } from "../inputs";
import { notOpen } from "../lifecycle/outcome";

export const voteForAnswerInput = z.object({ questionId: id, answerId: id, helpful: ticked });

/** Marks an answer as helpful, or takes that back; one vote a person, none on one's own. */
export async function voteForAnswer(ctx: Context, input: z.input<typeof voteForAnswerInput>): Promise<void> {
  const { questionId, answerId, helpful } = voteForAnswerInput.parse(input);
  await transaction(ctx, async (work) => {
    // The lock makes fifty votes at once one after the other, and their sum true.
    const known = await lockQuestion(work, questionId);
    const answer = await requireVisibleAnswer(work, questionId, answerId);
    authorize(work.actor, "answer.vote", { question: known.policy });
    if (answer.authorId === personId(work.actor)) throw new Refusal("not_allowed_on_own");
    const shut = notOpen(known.facts);
    if (shut) refuse(shut);
    const person = personId(work.actor)!;
    if (helpful) {
      const row = { answerId, personId: person, value: 1, createdAt: work.now };
      await work.tx.insert(votes).values(row).onConflictDoNothing();
    } else {
      await work.tx.delete(votes).where(and(eq(votes.answerId, answerId), eq(votes.personId, person)));
    }
    await work.tx
      .update(answers)
      .set({ voteCount: sql`coalesce((select sum(value) from votes where answer_id = ${answerId}), 0)` })
      .where(eq(answers.id, answerId));
    await noteChange(work, `question:${questionId}`);
  });
}
