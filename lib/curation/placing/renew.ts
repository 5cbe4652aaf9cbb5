import { sql } from "drizzle-orm";
import type { Work } from "@/lib/context";
import type { Memory } from "./memory";

const titlesRead = 100;
/** A little more or less alike is nothing to write down with each question that comes. */
const worthWriting = 0.01;

type Group = { id: number; language: string; ids: number[]; titles: string[] };

/**
 * Groups whose members have changed say so: they are called by the most typical of those who are in them now, and each
 * member is as like the others as they are now.
 */
export async function renewGroups(work: Work, memory: Memory, groups: readonly number[]): Promise<void> {
  if (groups.length === 0) return;
  const { rows } = await work.tx.execute<Group>(sql`
    select g.id, g.language, array_agg(m.id order by m.id) as ids, array_agg(m.title order by m.id) as titles
    from repeat_groups g join lateral (
      select q.id, q.title from repeat_members r join questions q on q.id = r.question_id
      where r.group_id = g.id order by q.id desc limit ${titlesRead}) m on true
    where g.id = any(${sql.param([...groups])}::int[]) group by g.id`);
  for (const { id, language, ids, titles } of rows) {
    const typical = ids[memory.mostTypical(titles, language)]!;
    await work.tx.execute(sql`
      update repeat_groups set typical_id = ${typical}, changed_at = ${work.now.toISOString()} where id = ${id}`);
    await renewLikenesses(work, id, memory.likenessesIn(id, language));
  }
}

async function renewLikenesses(
  work: Work,
  groupId: number,
  likenesses: ReadonlyMap<number, number>,
): Promise<void> {
  await work.tx.execute(sql`
    with measured as (
      select m.question_id, now.likeness from repeat_members m
      left join unnest(${sql.param([...likenesses.keys()])}::int[], ${sql.param([...likenesses.values()])}::real[])
        as now(question_id, likeness) using (question_id)
      where m.group_id = ${groupId})
    update repeat_members m set likeness = measured.likeness from measured
    where m.question_id = measured.question_id
      and abs(coalesce(m.likeness, -1) - coalesce(measured.likeness, -1)) > ${worthWriting}`);
}
