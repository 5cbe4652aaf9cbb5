import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { visibleQuestion } from "@/lib/search/visible";
import type { Week } from "./rules/impact";

const weekMs = 7 * 24 * 60 * 60_000;

/** How many questions of these groups were asked in each of the last weeks, the oldest first; the last one ends now. */
export async function weeksOf(
  db: Db | Tx,
  groupIds: readonly number[],
  now: Date,
  weeks: number,
): Promise<Map<number, Week[]>> {
  const found = new Map(groupIds.map((id) => [id, empty(now, weeks)]));
  if (groupIds.length === 0) return found;
  const { rows } = await db.execute<{ id: number; ago: number; count: number }>(sql`
    select m.group_id as id, count(*)::int as count,
      floor(extract(epoch from ${now.toISOString()}::timestamptz - q.asked_at) / 604800)::int as ago
    from repeat_members m join questions q on q.id = m.question_id
    where m.group_id = any(${sql.param([...groupIds])}::int[]) and ${visibleQuestion("q")}
      and q.asked_at > ${new Date(+now - weeks * weekMs).toISOString()}::timestamptz
      and q.asked_at <= ${now.toISOString()}::timestamptz
    group by 1, 3`);
  for (const { id, ago, count } of rows) {
    const week = found.get(id)?.[weeks - 1 - ago];
    if (week) week.count = count;
  }
  return found;
}

const empty = (now: Date, weeks: number): Week[] =>
  Array.from({ length: weeks }, (_, at) => ({ from: new Date(+now - (weeks - at) * weekMs), count: 0 }));
