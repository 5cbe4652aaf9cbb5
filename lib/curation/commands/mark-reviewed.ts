import { eq } from "drizzle-orm";
import { z } from "zod";
import { articles } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { sayStillRight } from "@/lib/knowledge/commands/mark-needs-update";
import { setArticleFacts } from "@/lib/knowledge/commands/set-article-facts";
import { isPublished } from "@/lib/knowledge/queries/article";
import { authorize } from "@/lib/policy";

/** By when it should be looked at again. */
export const reviewMonths = [1, 3, 6, 12] as const;

export const markReviewedInput = z.object({
  articleId: id,
  months: z.coerce.number().pipe(z.union(reviewMonths.map((months) => z.literal(months)))),
});

/** Says that somebody has read a published article and found it right, and when to look again. */
export async function markReviewed(ctx: Context, input: z.input<typeof markReviewedInput>): Promise<void> {
  const { articleId, months } = markReviewedInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "article.write");
    const [article] = await work.tx
      .select({ status: articles.status })
      .from(articles)
      .where(eq(articles.id, articleId));
    if (!article) throw new Refusal("not_found");
    if (!isPublished(article)) throw new Refusal("not_published");
    const reviewBy = new Date(work.now);
    reviewBy.setUTCMonth(reviewBy.getUTCMonth() + months);
    await setArticleFacts(work, { articleId, reviewBy });
    if (article.status === "needs_update") await sayStillRight(work, { articleId });
    await recordAudit(work, "article_reviewed", `article:${articleId}`, { until: reviewBy.toISOString() });
  });
}
