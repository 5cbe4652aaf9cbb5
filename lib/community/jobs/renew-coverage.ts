import { sql } from "drizzle-orm";
import { type Context, currentTime, transaction } from "@/lib/context";
import { isCoveredSql } from "../coverage";
import { keepDeadlines } from "../deadlines";
import { lockQuestion } from "../inputs";

/** Questions that one run looks at; the next run goes on. */
const MOST = 500;

/**
 * Gives questions their earlier time (R6) where an appointment has ended, paused or gone on holiday since they were asked.
 * Nobody has to remember to say so: whatever ends the coverage, the next run sees it.
 */
export async function renewCoverage(ctx: Context): Promise<number> {
  const now = (await currentTime(ctx)).toISOString();
  const { rows } = await ctx.db.execute<{ id: number }>(sql`
    select q.id from questions q left join topics t on t.id = q.topic_id
    where q.gate_due_at is not null and q.gate_opened_at is null and not q.gate_shown ? 'R6'
      and q.closed_at is null and q.hidden_at is null and q.duplicate_of_id is null
      and not exists (select from acceptances a where a.question_id = q.id and a.ended_at is null)
      and not exists (select from escalations e where e.question_id = q.id)
      and not ${isCoveredSql("q", "t", sql`${now}::timestamptz`)}
      and coalesce((t.gate->'R6'->>'on')::boolean, (select (value->'R6'->>'on')::boolean from settings where key = 'gate'), true)
    order by q.id limit ${MOST}`);
  for (const { id } of rows)
    await transaction(ctx, async (work) => keepDeadlines(work, await lockQuestion(work, id)));
  return rows.length;
}
