import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";

export type ArticleOfThread = { article: { id: number; title: string } | null; mayWrite: boolean };

/** For the staff: the article that was begun from a thread or from its group; null for whoever may begin none. */
export async function articleOfThread(ctx: Context, questionId: number): Promise<ArticleOfThread | null> {
  if (!can(ctx.actor, "article.draft")) return null;
  const { rows } = await ctx.db.execute<{ id: number; title: string }>(sql`
    select a.id, a.title from articles a where a.status <> 'archived' and (
      a.id in (select article_id from article_sources where question_id = ${questionId})
      or a.id in (select g.article_id from repeat_members m join repeat_groups g on g.id = m.group_id
        where m.question_id = ${questionId} and g.ignored_at is null))
    order by a.id desc limit 1`);
  return { article: rows[0] ?? null, mayWrite: can(ctx.actor, "article.write") };
}
