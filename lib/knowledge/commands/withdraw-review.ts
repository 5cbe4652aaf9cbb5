import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { id } from "@/lib/fields";
import { applyLife, decideLife, holdArticle } from "../life";

export const withdrawReviewInput = z.object({ articleId: id });

/** Takes a text back that others were asked to read over: it is a draft again. */
export async function withdrawReview(
  ctx: Context,
  input: z.input<typeof withdrawReviewInput>,
): Promise<void> {
  const { articleId } = withdrawReviewInput.parse(input);
  await transaction(ctx, async (work) => {
    const held = await holdArticle(work, articleId);
    await applyLife(work, held, decideLife(held, { type: "review_withdrawn" }));
    await recordAudit(work, "article_review_withdrawn", `article:${articleId}`, {
      version: held.life.review!.version,
    });
  });
}
