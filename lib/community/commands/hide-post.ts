import { eq } from "drizzle-orm";
import { z } from "zod";
import { answers, comments, questions } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, reason } from "@/lib/fields";
import { notify } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";
import { changeQuestion } from "../change-question";
import { countAnswers } from "../counts";
import { type Known, lockQuestion } from "../inputs";
import { partOf } from "../part";

export const postType = z.enum(["question", "answer", "comment"]);
export const hidePostInput = z.object({ questionId: id, type: postType, postId: id, reason });
export const restorePostInput = z.object({ questionId: id, type: postType, postId: id });

/**
 * Takes a post out of sight with a reason that its author is told; nothing is lost. Ambassadors may hide answers and
 * comments on their topics, never a question; nobody their own.
 */
export async function hidePost(ctx: Context, input: z.input<typeof hidePostInput>): Promise<void> {
  const { questionId, type, postId, reason } = hidePostInput.parse(input);
  await transaction(ctx, async (work) => {
    const { known, post } = await find(work, questionId, type, postId);
    authorize(work.actor, `${type}.hide`, { question: known.policy, authorId: post.authorId });
    if (post.hiddenAt) throw new Refusal("already_decided");
    await set(work, type, postId, {
      hiddenAt: work.now,
      hiddenBy: personId(work.actor),
      hiddenReason: reason,
    });
    await recordAudit(work, `${type}_hidden`, `question:${questionId}`, { postId, reason });
    await after(work, known, type, postId, true);
    await notify(work, {
      kind: "post_hidden",
      personId: post.authorId,
      key: `${type}:${postId}:hidden:${work.now.getTime()}`,
      questionId,
      actorId: personId(work.actor),
      data: { reason, answerId: type === "answer" ? postId : null },
    });
  });
}

/** Brings a hidden post back as it was. */
export async function restorePost(ctx: Context, input: z.input<typeof restorePostInput>): Promise<void> {
  const { questionId, type, postId } = restorePostInput.parse(input);
  await transaction(ctx, async (work) => {
    const { known, post } = await find(work, questionId, type, postId);
    authorize(work.actor, "moderation.work", { question: known.policy, authorId: post.authorId });
    if (!post.hiddenAt) throw new Refusal("wrong_state");
    await set(work, type, postId, { hiddenAt: null, hiddenBy: null, hiddenReason: null });
    await recordAudit(work, `${type}_restored`, `question:${questionId}`, { postId });
    await after(work, known, type, postId, false);
    await notify(work, {
      kind: "post_restored",
      personId: post.authorId,
      key: `${type}:${postId}:restored:${work.now.getTime()}`,
      questionId,
      actorId: personId(work.actor),
    });
  });
}

type Type = z.infer<typeof postType>;
type Hidden = { hiddenAt: Date | null; hiddenBy: string | null; hiddenReason: string | null };

async function find(work: Work, questionId: number, type: Type, postId: number) {
  const known = await lockQuestion(work, questionId);
  if (type === "question") {
    return { known, post: { authorId: known.facts.askerId, hiddenAt: known.facts.hiddenAt } };
  }
  const table = type === "answer" ? answers : comments;
  const [post] = await work.tx.select().from(table).where(eq(table.id, postId));
  if (post?.questionId !== questionId) throw new Refusal("answer_not_of_question");
  if (post.deletedAt) throw new Refusal("answer_removed");
  return { known, post };
}

/** A question's own state is the lifecycle's to set; here only the reason beside it. */
async function set(work: Work, type: Type, postId: number, hidden: Hidden): Promise<void> {
  if (type === "question") {
    await work.tx
      .update(questions)
      .set({ hiddenReason: hidden.hiddenReason })
      .where(eq(questions.id, postId));
    return;
  }
  const table = type === "answer" ? answers : comments;
  await work.tx.update(table).set(hidden).where(eq(table.id, postId));
}

async function after(work: Work, known: Known, type: Type, postId: number, hides: boolean): Promise<void> {
  const questionId = known.facts.id;
  const by = { id: personId(work.actor), as: partOf(work.actor, known.policy) };
  if (type === "comment") return noteChange(work, `question:${questionId}`);
  if (type === "question") {
    await changeQuestion(work, known, { type: hides ? "hidden" : "restored", by });
    return;
  }
  await countAnswers(work, questionId);
  const now = await lockQuestion(work, questionId);
  await changeQuestion(work, now, {
    type: hides ? "answer_removed" : "answer_restored",
    by,
    answerId: postId,
  });
}
