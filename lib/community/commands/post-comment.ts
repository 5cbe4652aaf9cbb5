import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { comments, questions } from "@/db/schema";
import { postingVerdict } from "@/lib/accounts/new-account";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, type Person, transaction } from "@/lib/context";
import { Refusal, refuse } from "@/lib/errors";
import { id, idempotencyKey, text } from "@/lib/fields";
import { attachFiles } from "@/lib/files/attach";
import { notifyAll } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";
import { requireVisibleAnswer } from "../answer";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";
import { notOpen } from "../lifecycle/outcome";
import { tellCalled } from "../mentions";
import { sameWords } from "../same-words";
import { writePost } from "../write-text";

/** Characters of a comment: a short note; what needs more is an answer. */
export const COMMENT_LIMIT = 1_000;

export const postCommentInput = z.object({
  questionId: id,
  answerId: id.optional(),
  body: text,
  idempotencyKey,
});

/** Adds a short note under the question or one of its answers; its author and the asker hear of it. */
export async function postComment(
  ctx: Context,
  input: z.input<typeof postCommentInput>,
): Promise<{ id: number; held: boolean }> {
  const { questionId, answerId, body, idempotencyKey } = postCommentInput.parse(input);
  const length = [...body.trim()].length;
  if (length > COMMENT_LIMIT) throw new Refusal("too_long", { length, limit: COMMENT_LIMIT }, "body");
  const written = await writePost(ctx.db, body);
  return transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "comment.post", { question: known.policy });
    const shut = notOpen(known.facts);
    if (shut) refuse(shut);
    const answer = answerId ? await requireVisibleAnswer(work, questionId, answerId) : null;
    const author = work.actor as Person;
    if (idempotencyKey) {
      const under = sql`question_id = ${questionId} and answer_id is not distinct from ${answerId ?? null}`;
      const before = await sameWords(work, "comments", { authorId: author.id, body: written.body }, under);
      if (before) return before;
    }
    const held = await postingVerdict(work, { text: written.body });
    const [row] = await work.tx
      .insert(comments)
      .values({
        questionId,
        answerId: answerId ?? null,
        authorId: author.id,
        body: written.body,
        html: written.html,
        htmlVersion: written.htmlVersion,
        createdAt: work.now,
        ...(held && { heldAt: work.now, heldReason: held }),
        idempotencyKey: idempotencyKey ?? null,
      })
      .onConflictDoNothing({ target: [comments.authorId, comments.idempotencyKey] })
      .returning({ id: comments.id });
    if (!row) {
      const { rows } = await work.tx.execute<{ id: number; held: boolean }>(
        sql`select id, held_at is not null as held from comments
          where author_id = ${author.id} and idempotency_key = ${idempotencyKey!}`,
      );
      return rows[0]!;
    }
    await attachFiles(work, { commentId: row.id }, written.body);
    await recordAudit(work, "comment_written", `question:${questionId}`, {
      commentId: row.id,
      answerId,
      held,
    });
    if (held) return { id: row.id, held: true };
    await work.tx.update(questions).set({ lastActivityAt: work.now }).where(eq(questions.id, questionId));
    if (author.id === known.policy.askerId) {
      await changeQuestion(work, known, { type: "asker_wrote", by: { id: author.id, as: "asker" } });
    }
    await notifyAll(work, [known.policy.askerId, ...(answer ? [answer.authorId] : [])], {
      kind: "comment_posted",
      key: `comment:${row.id}:posted`,
      questionId,
      actorId: author.id,
      data: { answerId: answerId ?? null, commentId: row.id },
    });
    await tellCalled(work, {
      questionId,
      answerId,
      commentId: row.id,
      html: written.html,
      authorId: author.id,
    });
    await noteChange(work, `question:${questionId}`);
    return { id: row.id, held: false };
  });
}
