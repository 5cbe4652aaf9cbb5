import { Logger, type TaskList } from "graphile-worker";
import type { Db } from "@/db/client";
import type { Context } from "@/lib/context";
import { type JobName, payloads } from "@/lib/jobs/payloads";
import { log } from "@/lib/log";
import { handlers } from "./registry";

/** The queue's view of our jobs: parse, run as the system, and let a failure through so that the queue retries it. */
export function taskList(db: Db, clock?: () => Date): TaskList {
  const tasks: TaskList = {};
  for (const name of Object.keys(payloads) as JobName[]) {
    tasks[name] = async (raw, { job }) => {
      const ctx: Context = { db, actor: { kind: "system", job: name }, ...(clock && { clock }) };
      try {
        await (handlers[name] as (ctx: Context, payload: unknown) => Promise<void>)(ctx, parsed(name, raw));
      } catch (error) {
        log.error("job.failed", {
          job: name,
          id: job.id,
          attempt: job.attempts,
          of: job.max_attempts,
          error,
        });
        throw error;
      }
    };
  }
  return tasks;
}

function parsed(name: JobName, raw: unknown): unknown {
  // Timers add `_cron`, which tells when the run was due.
  const { _cron, ...payload } = (raw ?? {}) as Record<string, unknown>;
  return payloads[name].parse(payload);
}

// Failures are logged where they happen, with their cause; the queue's own lines only matter when something is wrong.
export function queueLogger(): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error" && !message.startsWith("Failed task")) log.error("queue", { message });
    else if (level === "warning") log.warn("queue", { message });
    else log.debug("queue", { message });
  });
}
