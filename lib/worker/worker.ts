import { EventEmitter } from "node:events";
import { parseCronItems, run, type WorkerEvents } from "graphile-worker";
import type { Database } from "@/db/client";
import { schedule } from "@/lib/jobs/schedule";
import { queueLogger, taskList } from "./dispatch";
import { holdLease } from "./lease";
import { patientPool } from "./patient-pool";

export type RunningWorker = {
  /** Takes no new jobs and waits for those that run. */
  stop: () => Promise<void>;
  /** Settles when the worker has ended, by `stop` or by a fault. */
  ended: Promise<void>;
};

/** Works off the queue and keeps the timers. Any number may run beside each other. */
export async function startWorker(
  database: Database,
  { concurrency = 4, ...leasing }: { concurrency?: number; freeAfterMs?: number; beatMs?: number } = {},
): Promise<RunningWorker> {
  const lease = holdLease(database.pool, leasing);
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => lease.hold(worker.workerId));
  const runner = await run({
    pgPool: patientPool(database.pool),
    events,
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
  }).catch(async (error) => {
    await lease.end();
    throw error;
  });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= runner.stop().finally(lease.end);
    return stopping;
  };
  // The queue goes on with one worker less, until none is left; we rather begin anew with all of them.
  const fault = new Promise<never>((_, reject) => {
    events.on("worker:fatalError", async ({ error }) => {
      // It may have begun to stop by itself, and refuses to be told.
      await stop().catch(() => undefined);
      reject(error);
    });
  });
  return { stop, ended: Promise.race([runner.promise, fault]) };
}
