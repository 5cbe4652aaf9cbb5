import { sql } from "drizzle-orm";
import { type Context, currentTime } from "@/lib/context";
import { similarQuestions } from "@/lib/search/queries/similar";
import { countedGroups, isRepeat } from "../counted-groups";
import type { Column } from "../rules/column";

export type NearGroup = { id: number; title: string; size: number; column: Column };

const most = 5;

/** Other groups in which the search finds what is like these questions, those first that it finds most of. */
export async function nearGroups(
  ctx: Context,
  groupId: number,
  questionIds: readonly number[],
): Promise<NearGroup[]> {
  const found = await Promise.all(questionIds.map((id) => similarQuestions(ctx, id, 10)));
  const alike = found.flat().map(({ id }) => id);
  if (alike.length === 0) return [];
  const { rows } = await ctx.db.execute<{ id: number; hits: number }>(sql`
    select m.group_id as id, count(*)::int as hits
    from unnest(${sql.param(alike)}::int[]) as alike(id) join repeat_members m on m.question_id = alike.id
    where m.group_id <> ${groupId} group by 1 order by 2 desc, 1 limit ${most * 3}`);
  const hits = new Map(rows.map(({ id, hits }) => [id, hits]));
  if (hits.size === 0) return [];
  const groups = await countedGroups(
    ctx.db,
    await currentTime(ctx),
    sql`g.id = any(${sql.param([...hits.keys()])}::int[]) and ${isRepeat(2)}`,
  );
  return groups
    .sort((a, b) => hits.get(b.id)! - hits.get(a.id)! || b.size - a.size || a.id - b.id)
    .slice(0, most)
    .map(({ id, title, size, column }) => ({ id, title, size, column }));
}
