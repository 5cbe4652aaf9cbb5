import { type SQL, sql } from "drizzle-orm";
import { visibleQuestion } from "../visible";

/** One searcher's searches belong together, whether they were signed in or not. */
export const searcher = (alias: string): SQL => {
  const s = sql.identifier(alias);
  return sql`coalesce(${s}.visitor_key, ${s}.person_id)`;
};

/**
 * Who searched on their way to a question that not everybody may read, and when: what they typed around that time may
 * be that question, so staff are not shown it. To be used as a table.
 */
export const privateTrails = sql`(
  select ${searcher("p")} as who, p.created_at as at
    from searches p join questions q on q.id = p.question_id where not ${visibleQuestion("q")}
  union all
  select coalesce(s.visitor_key, s.person_id), q.created_at
    from questions q join searches s on s.person_id = q.asker_id
      and s.created_at between q.created_at - interval '1 day' and q.created_at + interval '1 day'
    where not ${visibleQuestion("q")})`;

/** The condition that a search of this alias is no part of such a trail; `trails` names the table above. */
export const isOpenTrail = (alias: string, trails: SQL): SQL => {
  const s = sql.identifier(alias);
  return sql`not exists (select from ${trails} t where t.who = ${searcher(alias)}
    and t.at between ${s}.created_at - interval '1 day' and ${s}.created_at + interval '1 day')`;
};

/** Words for comparing: small letters, single spaces, no punctuation. */
export const plain = (alias: string): SQL =>
  sql`btrim(lower(regexp_replace(${sql.identifier(alias)}.query, '[\\s[:punct:]]+', ' ', 'g')))`;
