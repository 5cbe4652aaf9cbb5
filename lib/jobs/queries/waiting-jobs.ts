import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type WaitingJobs = {
  name: string;
  count: number;
  /** How many of them have failed before and will be tried again. */
  failing: number;
  nextAt: Date;
  lastError: string | null;
};

/** What waits in the queue, one line for each kind of job, the soonest first. */
export async function waitingJobs(ctx: Context): Promise<WaitingJobs[]> {
  authorize(ctx.actor, "site.operate");
  const { rows } = await ctx.db.execute<Omit<WaitingJobs, "nextAt"> & { nextAt: string }>(sql`
    select task_identifier as name, count(*)::int as count, count(*) filter (where attempts > 0)::int as failing,
      min(run_at) as "nextAt", (array_agg(last_error order by updated_at desc) filter (where last_error is not null))[1] as "lastError"
    from graphile_worker.jobs where attempts < max_attempts group by 1 order by 4`);
  return rows.map((row) => ({ ...row, nextAt: new Date(row.nextAt) }));
}
