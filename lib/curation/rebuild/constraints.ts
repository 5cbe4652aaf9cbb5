import { type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { visibleQuestion } from "@/lib/search/visible";
import type { Constraints } from "./planner";

/** A group that somebody named, put aside, or gave an article stays whole; so does what a curator put together. */
export const isKept = (alias: string): SQL => {
  const g = sql.identifier(alias);
  return sql`(${g}.merged_into_id is null
    and (${g}.name is not null or ${g}.article_id is not null or ${g}.ignored_at is not null))`;
};

/** What people have said by now. Where a curator and others differ, the curator's word counts. */
export async function constraintsNow(db: Db | Tx): Promise<Constraints & { excluded: Set<number> }> {
  const kept = await db.execute<{ id: number; group: number }>(sql`
    select m.question_id as id, m.group_id as group from repeat_members m join repeat_groups g on g.id = m.group_id
    where m.placed_by = 'curator' or ${isKept("g")}
    union all
    select d.question_id, d.group_id from repeat_decisions d
    where d.kind = 'together' and d.group_id is not null
      and not exists (select from repeat_members m where m.question_id = d.question_id)`);
  const decided = await db.execute<{ kind: string; a: number; b: number | null }>(sql`
    select kind, question_id as a, other_id as b from repeat_decisions where other_id is not null or kind = 'excluded'`);
  const repeats = await db.execute<{ a: number; b: number }>(sql`
    select q.id as a, c.id as b from questions q
    left join acceptances a on a.question_id = q.id and a.ended_at is null and a.kind <> 'pending'
    join questions c on c.id = coalesce(q.duplicate_of_id, a.canonical_id)
    where ${visibleQuestion("q")} and ${visibleQuestion("c")}
      and not exists (select from repeat_decisions d where d.question_id in (q.id, c.id) and d.kind = 'excluded')
    order by q.id`);
  const pairs = (kind: string) =>
    decided.rows.flatMap((row) => (row.kind === kind && row.b !== null ? [[row.a, row.b] as const] : []));
  return {
    together: [...pairs("together"), ...repeats.rows.map(({ a, b }) => [a, b] as const)],
    apart: pairs("apart"),
    kept: new Map(kept.rows.map(({ id, group }) => [id, group])),
    excluded: new Set(decided.rows.filter(({ kind }) => kind === "excluded").map(({ a }) => a)),
  };
}
