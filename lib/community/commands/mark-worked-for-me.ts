import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { answers, workedForMe } from "@/db/schema";
import { noteChange } from "@/lib/changes";
import { type Context, personId, transaction } from "@/lib/context";
import { refuse } from "@/lib/errors";
import { id, ticked } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { requireVisibleAnswer } from "../answer";
import { lockQuestion } from "../inputs";
import { notOpen } from "../lifecycle/outcome";

export const markWorkedForMeInput = z.object({ questionId: id, answerId: id, worked: ticked });

/** Another customer says that this answer worked for them, or takes it back. Not the asker: theirs is to accept. */
export async function markWorkedForMe(
  ctx: Context,
  input: z.input<typeof markWorkedForMeInput>,
): Promise<void> {
  const { questionId, answerId, worked } = markWorkedForMeInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    const answer = await requireVisibleAnswer(work, questionId, answerId);
    authorize(work.actor, "answer.worked", { question: known.policy, authorId: answer.authorId });
    const shut = notOpen(known.facts);
    if (shut) refuse(shut);
    const person = personId(work.actor)!;
    const mine = and(eq(workedForMe.answerId, answerId), eq(workedForMe.personId, person));
    if (worked) {
      await work.tx
        .insert(workedForMe)
        .values({ answerId, personId: person, createdAt: work.now })
        .onConflictDoNothing();
    } else {
      await work.tx.delete(workedForMe).where(mine);
    }
    await work.tx
      .update(answers)
      .set({ workedCount: sql`(select count(*) from worked_for_me where answer_id = ${answerId})` })
      .where(eq(answers.id, answerId));
    await noteChange(work, `question:${questionId}`);
  });
}
