import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Names } from "./places";

/** The names of everything on a site. */
export async function namesOf(db: Db): Promise<Names> {
  const articles = await db.execute<{ id: number; slug: string }>(sql`select id, slug::text from articles`);
  const questions = await db.execute<{ id: number; external: string | null; solvers: string[] }>(sql`
    select q.id, q.external_id as external,
      coalesce((select array_agg(distinct a.slug::text) from articles a where a.id in (
        select article_id from question_articles l where l.question_id = q.id
        union select c.article_id from acceptances c where c.question_id = q.id and c.ended_at is null
      )), '{}') as solvers
    from questions q`);
  return {
    articles: new Map(articles.rows.map(({ id, slug }) => [id, slug])),
    questions: new Map(
      questions.rows.map(({ id, external }) => [
        id,
        external === null ? [String(id)] : [external, String(id)],
      ]),
    ),
    answeredBy: new Map(questions.rows.map(({ id, solvers }) => [id, solvers])),
  };
}
