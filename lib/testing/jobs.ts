import { sql } from "drizzle-orm";
import { runOnce } from "graphile-worker";
import type { Database } from "@/db/client";
import { queueLogger, taskList } from "@/lib/worker/dispatch";

/**
 * Does every job that is due, and those that they cause, as the worker would. `until` is the test's clock: jobs put
 * off until then count as due, and the jobs see that time. A job that fails stays in the queue; see `queueState`.
 */
export async function runJobs(site: Database, { until }: { until?: Date } = {}): Promise<void> {
  for (let round = 0; round < 10; round++) {
    if (until) {
      await site.db.execute(sql`
        update graphile_worker._private_jobs set run_at = now()
        where run_at > now() and run_at <= ${until.toISOString()}::timestamptz and attempts = 0`);
    }
    await runOnce({
      pgPool: site.pool,
      taskList: taskList(site.db, until && (() => until)),
      noHandleSignals: true,
      concurrency: 2,
      logger: queueLogger(),
    });
    const { rows } = await site.db.execute<{ due: number }>(sql`
      select count(*)::int as due from graphile_worker.jobs
      where attempts = 0 and run_at <= ${until?.toISOString() ?? null}::timestamptz`);
    if (!until || rows[0]!.due === 0) return;
  }
}
