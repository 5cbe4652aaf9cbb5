import { and, eq, inArray, notInArray } from "drizzle-orm";
import { z } from "zod";
import { articles, articleTopics } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction, type Work } from "@/lib/context";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { announceReading } from "../announce";
import { requireCurator } from "../curators";
import { holdArticle } from "../life";
import { audiences } from "../rules/audiences";
import { requireSnippetsFor } from "../snippets";
import { tellReaders } from "../tell-readers";
import { holdFamily } from "../translations";
import { placeInTopics, requireTopics } from "./create-article";

export const setArticleFactsInput = z.object({
  articleId: id,
  audience: z.enum(audiences).optional(),
  /** Null: nobody looks after it. */
  ownerId: z.string().max(60).nullish(),
  /** Null: no date. */
  reviewBy: z.date().nullish(),
  topicIds: z.array(id).max(10).optional(),
});

/**
 * Sets who may read an article, who looks after it, by when somebody should look at it again, and its topics; what is
 * left out stays. Audience and topics are those of all its languages. Readers who may not see it any more lose it at once.
 */
export async function setArticleFacts(
  ctx: Context,
  input: z.input<typeof setArticleFactsInput>,
): Promise<void> {
  const { articleId, audience, ownerId, reviewBy, topicIds } = setArticleFactsInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "article.write");
    const family = await holdFamily(work, articleId);
    if (audience) await requireSnippetsFor(work, family, audience);
    const { row } = await holdArticle(work, articleId);
    if (ownerId && ownerId !== row.ownerId) await requireCurator(work, ownerId, "ownerId");
    const before = { ...factsOf(row), topics: await topicsOf(work, articleId) };
    const own = {
      ...(ownerId !== undefined && { ownerId }),
      ...(reviewBy !== undefined && { reviewBy }),
    };
    if (Object.keys(own).length > 0)
      await work.tx.update(articles).set(own).where(eq(articles.id, articleId));
    if (audience) await work.tx.update(articles).set({ audience }).where(inArray(articles.id, family));
    // Topics that it loses count one less: they are told as well.
    if (topicIds) await tellReaders(work, articleId);
    if (topicIds) await setTopics(work, family, topicIds);
    const after = {
      ...factsOf({ ...row, ...own, ...(audience && { audience }) }),
      topics: await topicsOf(work, articleId),
    };
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    await recordAudit(work, "article_facts_set", `article:${articleId}`, { before, after });
    await tellReaders(work, articleId);
    if (audience) for (const member of family) await announceReading(work, member, row.version);
  });
}

type Facts = Pick<typeof articles.$inferSelect, "audience" | "ownerId" | "reviewBy">;
const factsOf = ({ audience, ownerId, reviewBy }: Facts) => ({
  audience,
  owner: ownerId,
  reviewBy: reviewBy?.toISOString() ?? null,
});

async function topicsOf(work: Work, articleId: number): Promise<string> {
  const rows = await work.tx
    .select({ id: articleTopics.topicId })
    .from(articleTopics)
    .where(eq(articleTopics.articleId, articleId))
    .orderBy(articleTopics.topicId);
  return rows.map((row) => row.id).join(" ");
}

async function setTopics(work: Work, family: number[], topicIds: number[]): Promise<void> {
  await requireTopics(work, topicIds);
  await work.tx
    .delete(articleTopics)
    .where(
      and(
        inArray(articleTopics.articleId, family),
        topicIds.length > 0 ? notInArray(articleTopics.topicId, topicIds) : undefined,
      ),
    );
  for (const member of family) await placeInTopics(work, member, topicIds);
}
