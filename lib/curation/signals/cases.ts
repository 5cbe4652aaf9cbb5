import { type SQL, sql } from "drizzle-orm";
import { visibleQuestion } from "@/lib/search/visible";

/**
 * The article that a task from a case is about: what a curator chose, else what its group of repeats or its sources lead
 * to, else what was linked on the thread. As an expression over a row of `curation_tasks` under this alias.
 */
export const articleOfTask = (alias: string): SQL => {
  const t = sql.identifier(alias);
  return sql`coalesce(${t}.article_id,
    (select g.article_id from repeat_members m join repeat_groups g on g.id = m.group_id where m.question_id = ${t}.question_id),
    (select max(s.article_id) from article_sources s where s.question_id = ${t}.question_id),
    case when ${t}.cause <> 'no_article' then
      (select max(l.article_id) from question_articles l where l.question_id = ${t}.question_id) end)`;
};

/** Open tasks by article, with the words of those threads that everybody may read; of the others only the number. */
export const openCases: SQL = sql`
  select ${articleOfTask("t")} as article_id, t.id, t.cause, t.created_at, ${visibleQuestion("q")} as is_public, q.id as number,
    q.slug, q.title
  from curation_tasks t join questions q on q.id = t.question_id where t.done_at is null`;
