import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type ArticleRemark = {
  id: number;
  version: number;
  quote: string;
  place: number | null;
  by: string;
  body: string;
  at: Date;
  resolvedAt: Date | null;
  resolvedBy: string | null;
};

/** What colleagues have said about an article, in the order of the text they said it about. */
export async function articleRemarks(ctx: Context, id: number): Promise<ArticleRemark[]> {
  authorize(ctx.actor, "article.write");
  const { rows } = await ctx.db.execute<Record<string, unknown>>(sql`
    select c.id, c.version, c.quote, c.place, p.name as by, c.body, to_json(c.created_at) as at,
      to_json(c.resolved_at) as "resolvedAt", r.name as "resolvedBy"
    from article_comments c join people p on p.id = c.author_id left join people r on r.id = c.resolved_by
    where c.article_id = ${id} order by c.place nulls first, c.created_at, c.id`);
  return rows.map((row) => ({
    ...(row as ArticleRemark),
    at: new Date(row.at as string),
    resolvedAt: row.resolvedAt === null ? null : new Date(row.resolvedAt as string),
  }));
}
