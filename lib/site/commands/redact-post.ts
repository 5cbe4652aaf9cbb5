import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { answers, comments, questions, revisions } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { postType } from "@/lib/community/commands/hide-post";
import { lockQuestion } from "@/lib/community/inputs";
import { requireVersion } from "@/lib/community/revision";
import { slugOf, type Written, writePost, writeTitle } from "@/lib/community/write-text";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, line, reason, text } from "@/lib/fields";
import { forgetFiles, type Owner } from "@/lib/files/attach";
import { notify } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";
import { endReports } from "./resolve-report";

export const redactPostInput = z.object({
  questionId: id,
  type: postType,
  postId: id,
  version: id,
  /** Only a question has one. */
  title: line.optional(),
  body: text,
  reason,
});

/**
 * Replaces the text of a post and forgets every earlier one, for what must not stay: private data, secrets. The audit
 * keeps who, when and why, never the text; the author is told. Open reports on the post end with it.
 */
export async function redactPost(ctx: Context, input: z.input<typeof redactPostInput>): Promise<void> {
  const given = redactPostInput.parse(input);
  const { questionId, type, postId } = given;
  const title = type === "question" ? writeTitle(given.title ?? "") : null;
  const written = await writePost(ctx.db, given.body);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "post.redact", { question: known.policy });
    const before = await postOf(work, type, postId, questionId);
    requireVersion(before.version, given.version, before);
    await work.tx
      .delete(revisions)
      .where(and(eq(revisions.subjectType, type), eq(revisions.subjectId, postId)));
    await replace(work, type, postId, before.version + 1, written, title);
    await forgetFiles(work, ownerOf(type, postId), written.body);
    await endReports(work, `${type}:${postId}`, "redacted");
    await recordAudit(work, `${type}_redacted`, `question:${questionId}`, { postId, reason: given.reason });
    await noteChange(work, `question:${questionId}`);
    await notify(work, {
      kind: "post_redacted",
      personId: before.authorId,
      key: `${type}:${postId}:redacted:${before.version + 1}`,
      questionId,
      actorId: personId(work.actor),
      data: { reason: given.reason, answerId: type === "answer" ? postId : null },
    });
  });
}

type Type = z.infer<typeof postType>;

function ownerOf(type: Type, id: number): Owner {
  if (type === "question") return { questionId: id };
  return type === "answer" ? { answerId: id } : { commentId: id };
}

async function postOf(work: Work, type: Type, postId: number, questionId: number) {
  if (type === "question") {
    const [row] = await work.tx.select().from(questions).where(eq(questions.id, postId));
    if (!row || postId !== questionId) throw new Refusal("not_found");
    return { version: row.version, body: row.body, authorId: row.askerId };
  }
  const table = type === "answer" ? answers : comments;
  const [row] = await work.tx.select().from(table).where(eq(table.id, postId));
  if (row?.questionId !== questionId || row.deletedAt) throw new Refusal("not_found");
  return row;
}

async function replace(
  work: Work,
  type: Type,
  postId: number,
  version: number,
  { body, html, htmlVersion }: Written,
  title: string | null,
): Promise<void> {
  const words = { body, html, htmlVersion, version };
  if (type === "question") {
    const named = title === null ? {} : { title, slug: slugOf(title) };
    await work.tx
      .update(questions)
      .set({ ...words, ...named })
      .where(eq(questions.id, postId));
    return;
  }
  const table = type === "answer" ? answers : comments;
  await work.tx
    .update(table)
    .set({ ...words, editedAt: work.now })
    .where(eq(table.id, postId));
}
