import { sql } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";

/** Removes a job that was given up and that no further attempt would help. Refuses `not_found` when it is not a dead one. */
export async function discardJob(ctx: Context, jobId: string): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "site.operate");
    if (!/^\d{1,18}$/.test(jobId)) throw new Refusal("not_found");
    const { rows } = await work.tx.execute<{ task_identifier: string; last_error: string | null }>(sql`
      select task_identifier, last_error from graphile_worker.jobs
      where id = ${jobId}::bigint and attempts >= max_attempts and locked_at is null`);
    if (!rows[0]) throw new Refusal("not_found");
    await work.tx.execute(sql`select graphile_worker.complete_jobs(array[${jobId}::bigint])`);
    await recordAudit(work, "job.discard", `job:${jobId}`, {
      name: rows[0].task_identifier,
      error: rows[0].last_error,
    });
  });
}
