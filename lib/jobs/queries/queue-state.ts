import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { schedule } from "../schedule";

export type DeadJob = { id: string; name: string; error: string; attempts: number; failedAt: Date };
export type QueueState = {
  waiting: number;
  /** How long the oldest job that could run has been waiting; 0 when none is. */
  lagSeconds: number;
  dead: DeadJob[];
  /** What runs by itself, with its times in UTC. */
  timers: typeof schedule;
};

/** What the operator sees of the queue: what waits, how long, and the jobs that were given up (newest 100). */
export async function queueState(ctx: Context): Promise<QueueState> {
  authorize(ctx.actor, "site.operate");
  const counts = await ctx.db.execute<{ waiting: number; lag: number }>(sql`
    select count(*)::int as waiting,
      coalesce(extract(epoch from now() - min(run_at) filter (where run_at <= now())), 0)::float as lag
    from graphile_worker.jobs where attempts < max_attempts`);
  const dead = await ctx.db.execute<{
    id: string;
    task_identifier: string;
    last_error: string | null;
    attempts: number;
    updated_at: string;
  }>(sql`
    select id::text, task_identifier, last_error, attempts, updated_at from graphile_worker.jobs
    where attempts >= max_attempts and locked_at is null order by updated_at desc limit 100`);
  return {
    waiting: counts.rows[0]!.waiting,
    lagSeconds: counts.rows[0]!.lag,
    timers: schedule,
    dead: dead.rows.map((row) => ({
      id: row.id,
      name: row.task_identifier,
      error: row.last_error ?? "",
      attempts: row.attempts,
      failedAt: new Date(row.updated_at),
    })),
  };
}
