import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { articleReads, articles } from "@/db/schema";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { isPublished } from "@/lib/knowledge/queries/article";
import { authorize } from "@/lib/policy";

export const noteReadingInput = z.object({ articleId: id });

/** Going back and forth between two pages is one reading. */
const sameReadingMinutes = 10;

/**
 * Counts that a signed-in customer was shown an article, and notes it for three days, to see whether they had to ask all
 * the same. Staff are not counted: they look after articles; visitors are, by the server in front of the pages.
 */
export async function noteReading(ctx: Context, input: z.input<typeof noteReadingInput>): Promise<void> {
  const { articleId } = noteReadingInput.parse(input);
  await transaction(ctx, async (work) => {
    const [article] = await work.tx
      .select({ audience: articles.audience, status: articles.status })
      .from(articles)
      .where(eq(articles.id, articleId));
    if (!article) throw new Refusal("not_found");
    const published = isPublished(article);
    authorize(work.actor, "article.read", { audience: article.audience, published });
    const { actor } = work;
    if (actor.kind !== "person" || actor.role !== "customer" || !published) return;
    const now = sql`${work.now.toISOString()}::timestamptz`;
    await work.tx.execute(sql`
      insert into article_views (article_id, day, views) values (${articleId}, (${now} at time zone 'UTC')::date, 1)
      on conflict (article_id, day) do update set views = article_views.views + 1`);
    const { rows } = await work.tx.execute(sql`
      select from article_reads where person_id = ${actor.id} and article_id = ${articleId}
        and read_at > ${now} - make_interval(mins => ${sameReadingMinutes}) limit 1`);
    if (rows.length === 0)
      await work.tx.insert(articleReads).values({ articleId, personId: actor.id, readAt: work.now });
  });
}
