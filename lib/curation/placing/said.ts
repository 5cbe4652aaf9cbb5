import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** What decides where questions go before likeness is asked. */
export type SaidOf = {
  excluded: Set<number>;
  /** Where a curator put it, as that group stands by now. */
  held: Map<number, number>;
  /** Others that a curator wants it together with, and such as must not be in its group. */
  together: Map<number, number[]>;
  apart: Map<number, number[]>;
};

export async function saidOf(tx: Tx, questionIds: readonly number[]): Promise<SaidOf> {
  const { rows } = await tx.execute<{
    kind: string;
    id: number;
    other: number | null;
    group: number | null;
  }>(sql`
    with recursive way as (
      select id as from_id, id, merged_into_id from repeat_groups where merged_into_id is not null
        and id in (select group_id from repeat_decisions)
      union all
      select way.from_id, g.id, g.merged_into_id from way join repeat_groups g on g.id = way.merged_into_id),
    wanted as (select unnest(${sql.param([...questionIds])}::int[]) as id)
    select d.kind, d.question_id as id, d.other_id as other, coalesce(way.id, d.group_id) as group
      from repeat_decisions d join wanted w on w.id = d.question_id
      left join way on way.from_id = d.group_id and way.merged_into_id is null
    union all
    select d.kind, d.other_id, d.question_id, null from repeat_decisions d join wanted w on w.id = d.other_id`);
  const said: SaidOf = { excluded: new Set(), held: new Map(), together: new Map(), apart: new Map() };
  for (const { kind, id, other, group } of rows) {
    if (kind === "excluded") said.excluded.add(id);
    else if (group !== null) said.held.set(id, group);
    else if (other !== null) {
      const pairs = kind === "together" ? said.together : said.apart;
      pairs.set(id, [...(pairs.get(id) ?? []), other]);
    }
  }
  return said;
}
