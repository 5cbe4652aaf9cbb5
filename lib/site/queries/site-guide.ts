import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { visibleArticle, visibleQuestion } from "@/lib/search/visible";

export type SiteGuide = {
  articles: { slug: string; language: string; title: string; summary: string }[];
  /** What most people had. */
  solved: { id: number; slug: string; title: string }[];
};

const mostArticles = 500;
const mostQuestions = 100;

/** What a program that reads the site should know of first, all of it open to everybody. */
export async function siteGuide(ctx: Context, language: string): Promise<SiteGuide> {
  const articles = await ctx.db.execute<SiteGuide["articles"][number]>(sql`
    select slug, language, title, summary from (
      select distinct on (a.slug) a.slug::text, a.language, a.title, a.summary, coalesce(t.position, 0) as topic, a.id
      from articles a
      left join lateral (select p.position from article_topics l join topics p on p.id = l.topic_id
        where l.article_id = a.id order by l.position, p.id limit 1) t on true
      where ${visibleArticle("a")}
      order by a.slug, a.language <> ${language}, a.translation_of is not null, a.id) found
    order by topic, id limit ${mostArticles}`);
  const solved = await ctx.db.execute<SiteGuide["solved"][number]>(sql`
    select q.id, q.slug, q.title from questions q
    where ${visibleQuestion("q")} and exists (select from acceptances c
      where c.question_id = q.id and c.ended_at is null and c.kind <> 'pending')
    order by q.same_problem_count desc, q.last_activity_at desc, q.id limit ${mostQuestions}`);
  return { articles: articles.rows, solved: solved.rows };
}
