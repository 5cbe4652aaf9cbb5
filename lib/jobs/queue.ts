import { sql } from "drizzle-orm";
import type { Work } from "@/lib/context";
import { type JobName, type Payload, payloads } from "./payloads";

export type EnqueueOptions = {
  /** Not before this instant; left out: as soon as the transaction has committed. */
  runAt?: Date;
  /** A later job with the same key takes the place of one that has not begun. */
  key?: string;
  maxAttempts?: number;
};

// With the queue's growing pauses, twelve attempts reach over almost a day.
const defaultAttempts = 12;

/** Writes a job in the transaction of what causes it, so that neither exists without the other. */
export async function enqueue<Name extends JobName>(
  work: Pick<Work, "tx">,
  name: Name,
  payload: Payload<Name>,
  { runAt, key, maxAttempts = defaultAttempts }: EnqueueOptions = {},
): Promise<void> {
  const data = JSON.stringify(payloads[name].parse(payload));
  await work.tx.execute(sql`
    select graphile_worker.add_job(
      ${name}, ${data}::json, run_at => ${runAt?.toISOString() ?? null}::timestamptz,
      max_attempts => ${maxAttempts}, job_key => ${key ?? null})`);
}
