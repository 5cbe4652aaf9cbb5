import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { questions, sameProblems, subscriptions } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, personId, transaction } from "@/lib/context";
import { refuse } from "@/lib/errors";
import { id, ticked } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";
import { notOpen } from "../lifecycle/outcome";
import { partOf } from "../part";

export const joinSameProblemInput = z.object({ questionId: id, joins: ticked });

/** "Same problem": counts as demand and subscribes; `joins` false takes it back. Twice is once. */
export async function joinSameProblem(
  ctx: Context,
  input: z.input<typeof joinSameProblemInput>,
): Promise<void> {
  const { questionId, joins } = joinSameProblemInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "question.same_problem", { question: known.policy });
    const shut = notOpen(known.facts);
    if (shut) refuse(shut);
    const row = { questionId, personId: personId(work.actor)!, createdAt: work.now };
    if (joins) {
      await work.tx.insert(sameProblems).values(row).onConflictDoNothing();
      await work.tx.insert(subscriptions).values(row).onConflictDoNothing();
    } else {
      await work.tx
        .delete(sameProblems)
        .where(and(eq(sameProblems.questionId, questionId), eq(sameProblems.personId, row.personId)));
    }
    await work.tx
      .update(questions)
      .set({ sameProblemCount: sql`(select count(*) from same_problems where question_id = ${questionId})` })
      .where(eq(questions.id, questionId));
    // Enough of them open the gate (R5).
    if (joins) {
      const by = { id: row.personId, as: partOf(work.actor, known.policy) };
      await changeQuestion(work, await lockQuestion(work, questionId), { type: "same_problem", by });
    }
    await recordAudit(work, joins ? "same_problem" : "same_problem_ended", `question:${questionId}`);
    await noteChange(work, `question:${questionId}`);
  });
}
