import { type SQL, sql } from "drizzle-orm";
import { visibleQuestion } from "@/lib/search/visible";

type Article = { id: number; audience: "public" | "signed_in" | "staff" };

/**
 * Whoever asked what an article answers, or has it as a problem, once for each thread, where they may read both;
 * sleeping history is not woken.
 */
export function concernedBy(article: Article): SQL {
  const mayRead = article.audience === "staff" ? sql`p.role <> 'customer'` : sql`true`;
  return sql`
    with threads as (
      select distinct q.id from article_sources s join questions q on q.id = s.question_id
      where s.article_id = ${article.id} and ${visibleQuestion("q")}),
    everybody as (
      select q.id as question, q.slug, q.asker_id as person, true as asks,
        exists (select from acceptances c where c.question_id = q.id and c.ended_at is null) as solved
      from threads join questions q on q.id = threads.id
      where (q.imported_at is null or q.woken_at is not null)
      union all
      select q.id, q.slug, s.person_id, false,
        exists (select from worked_for_me w join answers a on a.id = w.answer_id
          where a.question_id = q.id and w.person_id = s.person_id)
      from threads join questions q on q.id = threads.id join same_problems s on s.question_id = q.id),
    concerned as (
      select c.* from everybody c join people p on p.id = c.person and p.state = 'active' and ${mayRead})`;
}

/** What somebody was told of an article, or said of it, by now: the `heard` of a row of `concerned`. */
export const heardBy = (articleId: number): SQL => sql`
  lateral (select max(greatest(f.told_at, f.said_at)) as at, bool_or(f.solved) as said
    from article_fixes f where f.article_id = ${articleId} and f.person_id = c.person) heard`;

/** Readers have another text of the article than when this row of `article_fixes` was said. */
export const isRewrittenSince = (fix: string): SQL => sql`
  exists (select from articles x join article_versions v on v.article_id = x.id and v.version = x.version
    where x.id = ${sql.raw(fix)}.article_id and v.published_at > ${sql.raw(fix)}.said_at)`;
