import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { knownIssues } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal, refuse } from "@/lib/errors";
import { id, named, ticked } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { lockQuestion } from "../inputs";
import { notOpen } from "../lifecycle/outcome";

export const startKnownIssueInput = z.object({
  questionId: id,
  message: named(200),
  /** On the pages of every topic, not only of the question's own. */
  everywhere: ticked,
});
export const endKnownIssueInput = z.object({ questionId: id });

/** Puts a banner on topic, search and ask pages that leads to the question which many have. Never for a restricted one. */
export async function startKnownIssue(
  ctx: Context,
  input: z.input<typeof startKnownIssueInput>,
): Promise<void> {
  const { questionId, message, everywhere } = startKnownIssueInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "known_issue.manage", { question: known.policy });
    const shut = notOpen(known.facts);
    if (shut) refuse(shut);
    if (known.facts.visibility === "restricted") throw new Refusal("question_not_public");
    const [row] = await work.tx
      .insert(knownIssues)
      .values({
        questionId,
        topicId: everywhere ? null : known.facts.topicId,
        message,
        startedBy: personId(work.actor)!,
        startedAt: work.now,
      })
      .onConflictDoNothing()
      .returning({ id: knownIssues.id });
    if (!row) throw new Refusal("already_decided");
    await recordAudit(work, "known_issue_started", `question:${questionId}`, { message, everywhere });
    await noteChange(work, "site", `question:${questionId}`);
  });
}

/** Takes the banner down. */
export async function endKnownIssue(ctx: Context, input: z.input<typeof endKnownIssueInput>): Promise<void> {
  const { questionId } = endKnownIssueInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "known_issue.manage", { question: known.policy });
    const [row] = await work.tx
      .update(knownIssues)
      .set({ endedAt: work.now, endedBy: personId(work.actor) })
      .where(and(eq(knownIssues.questionId, questionId), isNull(knownIssues.endedAt)))
      .returning({ id: knownIssues.id });
    if (!row) throw new Refusal("wrong_state");
    await recordAudit(work, "known_issue_ended", `question:${questionId}`);
    await noteChange(work, "site", `question:${questionId}`);
  });
}
