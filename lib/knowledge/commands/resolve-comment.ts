import { eq } from "drizzle-orm";
import { z } from "zod";
import { articleComments } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, ticked } from "@/lib/fields";
import { holdArticle } from "../life";

export const resolveCommentInput = z.object({ articleId: id, commentId: id, again: ticked });

/** Says that a remark is dealt with, or opens it again. */
export async function resolveComment(
  ctx: Context,
  input: z.input<typeof resolveCommentInput>,
): Promise<void> {
  const { articleId, commentId, again } = resolveCommentInput.parse(input);
  await transaction(ctx, async (work) => {
    await holdArticle(work, articleId);
    const [comment] = await work.tx.select().from(articleComments).where(eq(articleComments.id, commentId));
    if (comment?.articleId !== articleId) throw new Refusal("not_found");
    if ((comment.resolvedAt === null) === again) throw new Refusal("already_decided");
    await work.tx
      .update(articleComments)
      .set(
        again
          ? { resolvedAt: null, resolvedBy: null }
          : { resolvedAt: work.now, resolvedBy: personId(work.actor) },
      )
      .where(eq(articleComments.id, commentId));
    await recordAudit(
      work,
      again ? "article_comment_reopened" : "article_comment_resolved",
      `article:${articleId}`,
      {
        comment: commentId,
      },
    );
  });
}
