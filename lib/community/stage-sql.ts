import { type SQL, sql } from "drizzle-orm";
import { visibleAnswer } from "@/lib/search/visible";
import { STALE_DAYS } from "./lifecycle/stage";

/** The stage of a row of `questions` under this alias, for lists: the same as `stage()`, which a test compares. */
export function stageSql(alias: string, now: SQL): SQL<string> {
  const q = sql.identifier(alias);
  return sql<string>`case
    when ${q}.held_at is not null then 'held'
    when ${q}.asked_at is null then 'draft'
    when ${q}.closed_at is not null then 'closed'
    when exists (select from escalations e where e.question_id = ${q}.id and e.state not in ('closed', 'withdrawn'))
      then 'with_support'
    when ${q}.duplicate_of_id is not null then 'duplicate'
    when ${hasAcceptance(alias)} then 'solved'
    when exists (select from info_requests i where i.question_id = ${q}.id and i.ended_at is null) then 'needs_info'
    else (select case
        when max(a.posted_at) is null then 'open'
        when (${q}.asker_wrote_at is null or ${q}.asker_wrote_at < max(a.posted_at))
          and max(a.posted_at) + make_interval(days => ${STALE_DAYS}) <= ${now} then 'stale'
        else 'answered' end
      from answers a where a.question_id = ${q}.id and a.author_id <> ${q}.asker_id and ${visibleAnswer("a")})
    end`;
}

/** Something solved it, or is about to. */
export const hasAcceptance = (alias: string): SQL =>
  sql`exists (select from acceptances c where c.question_id = ${sql.identifier(alias)}.id and c.ended_at is null)`;

/** Somebody other than the asker has answered, and the answer is there to be read. */
export const hasAnswer = (alias: string): SQL => {
  const q = sql.identifier(alias);
  return sql`exists (select from answers a
    where a.question_id = ${q}.id and a.author_id <> ${q}.asker_id and ${visibleAnswer("a")})`;
};
