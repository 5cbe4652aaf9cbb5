import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { answers, appeals, comments, people, questions } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { postType, restorePost } from "@/lib/community/commands/hide-post";
import { lockQuestion } from "@/lib/community/inputs";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, optionalReason, reason } from "@/lib/fields";
import { notify, notifyAll } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";

export const appealInput = z.object({ questionId: id, type: postType, postId: id, words: reason });
export const decideAppealInput = z.object({ appealId: id, restores: z.boolean(), note: optionalReason });

/** The author asks for a second look at the hiding of their post; the staff are told. One open appeal a post. */
export async function appealHiding(ctx: Context, input: z.input<typeof appealInput>): Promise<void> {
  const { questionId, type, postId, words } = appealInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    const post = await hiddenPost(work, questionId, type, postId);
    authorize(work.actor, "appeal.write", { question: known.policy, authorId: post.authorId });
    if (!post.hiddenAt) throw new Refusal("wrong_state");
    const [row] = await work.tx
      .insert(appeals)
      .values({
        postType: type,
        postId,
        questionId,
        personId: post.authorId,
        words,
        hiddenBy: post.hiddenBy,
        createdAt: work.now,
      })
      .onConflictDoNothing()
      .returning({ id: appeals.id });
    if (!row) throw new Refusal("already_decided");
    await recordAudit(work, "appealed", `question:${questionId}`, { type, postId, reason: words });
    const staff = await work.tx
      .select({ id: people.id })
      .from(people)
      .where(sql`${people.role} in ('agent', 'admin') and ${people.state} = 'active'`);
    const others = staff.map((one) => one.id).filter((one) => one !== post.hiddenBy);
    await notifyAll(work, others, {
      kind: "appeal_received",
      key: `appeal:${row.id}`,
      questionId,
      actorId: personId(work.actor),
      data: { path: "/moderation?show=appeals" },
      mail: false,
    });
  });
}

/** Somebody who did not hide the post brings it back or lets it be hidden, with a note for its author. */
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
    const isHidden = (await hiddenPost(work, questionId, type, postId)).hiddenAt !== null;
    if (restores && isHidden) await restorePost(work, { questionId, type, postId });
    const outcome = restores ? "restored" : "upheld";
    await work.tx
      .update(appeals)
      .set({ decidedAt: work.now, decidedBy: personId(work.actor), outcome, note })
      .where(eq(appeals.id, appealId));
    await recordAudit(work, `appeal_${outcome}`, `question:${questionId}`, { type, postId, reason: note });
    await notify(work, {
      kind: "appeal_decided",
      personId: appeal.personId,
      key: `appeal:${appealId}:decided`,
      questionId,
      actorId: personId(work.actor),
      data: { outcome, reason: note || null, answerId: type === "answer" ? postId : null },
    });
  });
}

type Type = z.infer<typeof postType>;
type Hidden = { authorId: string; hiddenAt: Date | null; hiddenBy: string | null };

async function hiddenPost(work: Work, questionId: number, type: Type, postId: number): Promise<Hidden> {
  if (type === "question") {
    const [row] = await work.tx.select().from(questions).where(eq(questions.id, questionId));
    if (postId !== questionId) throw new Refusal("answer_not_of_question");
    return { authorId: row!.askerId, hiddenAt: row!.hiddenAt, hiddenBy: row!.hiddenBy };
  }
  const table = type === "answer" ? answers : comments;
  const [row] = await work.tx.select().from(table).where(eq(table.id, postId));
  if (row?.questionId !== questionId) throw new Refusal("answer_not_of_question");
  if (row.deletedAt) throw new Refusal("answer_removed");
  return row;
}
