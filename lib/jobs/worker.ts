import { parseCronItems, run } from "graphile-worker";
import type { Database } from "@/db/client";
import { queueLogger, taskList } from "./dispatch";
import { schedule } from "./schedule";

export type RunningWorker = {
  /** Takes no new jobs and waits for those that run. */
  stop: () => Promise<void>;
  /** Settles when the worker has ended, by `stop` or by a fault. */
  ended: Promise<void>;
};

/** Works off the queue and keeps the timers. Any number may run beside each other. */
export async function startWorker(database: Database, { concurrency = 4 } = {}): Promise<RunningWorker> {
  const runner = await run({
    pgPool: database.pool,
    taskList: taskList(database.db),
    parsedCronItems: parseCronItems(
      // One queue and one key a timer: a slow run is not overtaken by the next, and failed ones do not pile up.
      schedule.map(({ job, cron }) => ({
        task: job,
        match: cron,
        identifier: job,
        options: { backfillPeriod: 0, maxAttempts: 1, queueName: job, jobKey: `timer:${job}` },
      })),
    ),
    concurrency,
    // New jobs are announced; polling is for those whose time has come.
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: queueLogger(),
  });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= runner.stop();
    return stopping;
  };
  return { stop, ended: runner.promise };
}
