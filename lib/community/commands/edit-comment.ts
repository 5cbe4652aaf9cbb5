import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { comments } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal, refuse } from "@/lib/errors";
import { id, text } from "@/lib/fields";
import { attachFiles } from "@/lib/files/attach";
import { authorize } from "@/lib/policy";
import { lockQuestion } from "../inputs";
import { notOpen } from "../lifecycle/outcome";
import { tellCalled } from "../mentions";
import { keepRevision, requireVersion } from "../revision";
import { writePost } from "../write-text";
import { COMMENT_LIMIT } from "./post-comment";

export const editCommentInput = z.object({ questionId: id, commentId: id, version: id, body: text });

/** Changes the words of a comment; the earlier ones stay in the history. */
export async function editComment(ctx: Context, input: z.input<typeof editCommentInput>): Promise<void> {
  const { questionId, commentId, version, body } = editCommentInput.parse(input);
  const length = [...body.trim()].length;
  if (length > COMMENT_LIMIT) throw new Refusal("too_long", { length, limit: COMMENT_LIMIT }, "body");
  const written = await writePost(ctx.db, body);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    const [before] = await work.tx
      .select()
      .from(comments)
      .where(and(eq(comments.id, commentId), eq(comments.questionId, questionId)));
    if (!before || before.deletedAt) throw new Refusal("not_found");
    const postVisible = before.heldAt === null && before.hiddenAt === null;
    authorize(work.actor, "comment.edit", { question: known.policy, authorId: before.authorId, postVisible });
    const shut = notOpen(known.facts);
    if (shut) refuse(shut);
    requireVersion(before.version, version, before);
    await keepRevision(work, "comment", before);
    await work.tx
      .update(comments)
      .set({
        body: written.body,
        html: written.html,
        htmlVersion: written.htmlVersion,
        editedAt: work.now,
        version: version + 1,
      })
      .where(eq(comments.id, commentId));
    await attachFiles(work, { commentId }, written.body);
    await recordAudit(work, "comment_edited", `question:${questionId}`, { commentId, version: version + 1 });
    await noteChange(work, `question:${questionId}`);
    if (postVisible)
      await tellCalled(work, {
        questionId,
        answerId: before.answerId,
        commentId,
        html: written.html,
        authorId: personId(work.actor),
      });
  });
}
