import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { subscriptions } from "@/db/schema";
import { type Context, personId, transaction } from "@/lib/context";
import { id, ticked } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { lockQuestion } from "../inputs";

export const followQuestionInput = z.object({ questionId: id, follows: ticked });

/** Hears of news on a question from now on, or no longer. */
export async function followQuestion(
  ctx: Context,
  input: z.input<typeof followQuestionInput>,
): Promise<void> {
  const { questionId, follows } = followQuestionInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "question.subscribe", { question: known.policy });
    const row = { questionId, personId: personId(work.actor)!, createdAt: work.now };
    if (follows) await work.tx.insert(subscriptions).values(row).onConflictDoNothing();
    else
      await work.tx
        .delete(subscriptions)
        .where(and(eq(subscriptions.questionId, questionId), eq(subscriptions.personId, row.personId)));
  });
}
