import { eq } from "drizzle-orm";
import { z } from "zod";
import { answerRatings, answers } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { lockQuestion } from "@/lib/community/inputs";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";

export const rateAnswerInput = z.object({
  questionId: id,
  answerId: id,
  stars: z.coerce.number().int().min(1).max(5),
});

/** The asker says how much the accepted answer helped; a second word takes the place of the first. */
export async function rateAnswer(ctx: Context, input: z.input<typeof rateAnswerInput>): Promise<void> {
  const { questionId, answerId, stars } = rateAnswerInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "answer.rate", { question: known.policy });
    const [answer] = await work.tx.select().from(answers).where(eq(answers.id, answerId));
    if (answer?.questionId !== questionId) throw new Refusal("answer_not_of_question");
    const me = personId(work.actor)!;
    if (answer.authorId === me) throw new Refusal("not_allowed_on_own");
    if (known.facts.acceptance?.answerId !== answerId) throw new Refusal("not_accepted");
    await work.tx
      .insert(answerRatings)
      .values({ answerId, personId: me, stars, at: work.now })
      .onConflictDoUpdate({
        target: [answerRatings.answerId, answerRatings.personId],
        set: { stars, at: work.now },
      });
    await recordAudit(work, "answer_rated", `question:${questionId}`, { answerId, stars });
    await noteChange(work, `question:${questionId}`);
  });
}
