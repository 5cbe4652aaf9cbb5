import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { appeals, people } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { reopenQuestion } from "@/lib/community/commands/close-question";
import { postType, restorePost } from "@/lib/community/commands/hide-post";
import { lockQuestion } from "@/lib/community/inputs";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, optionalReason, reason } from "@/lib/fields";
import { notify, notifyAll } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";
import { appealable } from "../appealable";

export const appealInput = z.object({ questionId: id, type: postType, postId: id, words: reason });
export const decideAppealInput = z.object({ appealId: id, restores: z.boolean(), note: optionalReason });

/**
 * The author asks for a second look at the hiding of their post, or at the closing of their question by staff; whoever took
 * an erased asker's place asks for it in their stead. The staff are told. One open appeal a post.
 */
export async function appealDecision(ctx: Context, input: z.input<typeof appealInput>): Promise<void> {
  const { questionId, type, postId, words } = appealInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    const post = await appealable(work, known, type, postId);
    authorize(work.actor, "appeal.write", { question: known.policy, authorId: post.authorId });
    if (!post.against) throw new Refusal("wrong_state");
    const { authorId, against, decidedBy } = post;
    const [row] = await work.tx
      .insert(appeals)
      .values({
        postType: type,
        postId,
        questionId,
        personId: authorId,
        words,
        hiddenBy: decidedBy,
        createdAt: work.now,
      })
      .onConflictDoNothing()
      .returning({ id: appeals.id });
    if (!row) throw new Refusal("already_decided");
    await recordAudit(work, "appealed", `question:${questionId}`, { type, postId, against, reason: words });
    const staff = await work.tx
      .select({ id: people.id })
      .from(people)
      .where(sql`${people.role} in ('agent', 'admin') and ${people.state} = 'active'`);
    const others = staff.map((one) => one.id).filter((one) => one !== decidedBy);
    await notifyAll(work, others, {
      kind: "appeal_received",
      key: `appeal:${row.id}`,
      questionId,
      actorId: personId(work.actor),
      data: { outcome: against, path: "/moderation?show=appeals" },
      mail: false,
    });
    await noteChange(work, `question:${questionId}`);
  });
}

/** Somebody else than who hid or closed it undoes that or lets it stand, with a note for its author. */
export async function decideAppeal(ctx: Context, input: z.input<typeof decideAppealInput>): Promise<void> {
  const { appealId, restores, note } = decideAppealInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "moderation.work");
    const [appeal] = await work.tx.select().from(appeals).where(eq(appeals.id, appealId)).for("update");
    if (!appeal) throw new Refusal("not_found");
    const known = await lockQuestion(work, appeal.questionId);
    authorize(work.actor, "appeal.decide", { question: known.policy, authorId: appeal.personId });
    if (appeal.decidedAt) throw new Refusal("already_decided");
    if (appeal.hiddenBy !== null && appeal.hiddenBy === personId(work.actor))
      throw new Refusal("not_allowed_on_own");
    const { postType: type, postId, questionId } = appeal;
    const { against } = await appealable(work, known, type, postId, appeal.createdAt);
    if (restores && against === "hiding") await restorePost(work, { questionId, type, postId });
    if (restores && against === "closing") await reopenQuestion(work, { questionId });
    const outcome = restores ? "restored" : "upheld";
    await work.tx
      .update(appeals)
      .set({ decidedAt: work.now, decidedBy: personId(work.actor), outcome, note })
      .where(eq(appeals.id, appealId));
    await recordAudit(work, `appeal_${outcome}`, `question:${questionId}`, {
      type,
      postId,
      against,
      reason: note,
    });
    await notify(work, {
      kind: "appeal_decided",
      personId: appeal.personId,
      key: `appeal:${appealId}:decided`,
      questionId,
      actorId: personId(work.actor),
      data: {
        outcome: against === "closing" ? `closing_${outcome}` : outcome,
        reason: note || null,
        answerId: type === "answer" ? postId : null,
      },
    });
    await noteChange(work, `question:${questionId}`);
  });
}
