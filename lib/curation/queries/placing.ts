import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { placeOf } from "@/lib/search/following/place";
import { visibleQuestion } from "@/lib/search/visible";
import { placerName } from "../placing/name";

export type Placing = {
  /** When a question last found its group. */
  lastAt: Date | null;
  /** Public questions that should have found theirs by now. */
  late: number;
  /** When all questions were grouped anew, and when somebody asked for that since. */
  groupedAt: Date | null;
  askedAt: Date | null;
};

/** A question finds its group within a minute; after this many it is late. */
const lateAfterMinutes = 10;

/** How up to date the groups are: when the last question was placed, and how many wait although they should not. */
export async function placing(ctx: Context, now: Date): Promise<Placing> {
  const { rows } = await ctx.db.execute<{ lastAt: string | null; late: number }>(sql`
    select (select to_json(max(placed_at)) from repeat_members) as "lastAt",
      (select count(*)::int from questions q where ${visibleQuestion("q")}
        and q.asked_at < ${now.toISOString()}::timestamptz - make_interval(mins => ${lateAfterMinutes})
        and not exists (select from repeat_members m where m.question_id = q.id)
        and not exists (select from repeat_decisions d where d.question_id = q.id and d.kind = 'excluded')) as late`);
  const { lastAt, late } = rows[0]!;
  const place = await placeOf(ctx.db, await placerName(ctx.db));
  return {
    lastAt: lastAt === null ? null : new Date(lastAt),
    late,
    groupedAt: place?.builtAt ?? null,
    askedAt: place?.rebuildAskedAt ?? null,
  };
}
