import { sql } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";

/** Gives a job that was given up all its attempts again, beginning now. Refuses `not_found` when it is not a dead one. */
export async function retryJob(ctx: Context, jobId: string): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "site.operate");
    if (!/^\d{1,18}$/.test(jobId)) throw new Refusal("not_found");
    const { rows } = await work.tx.execute<{ task_identifier: string }>(sql`
      select task_identifier from graphile_worker.jobs
      where id = ${jobId}::bigint and attempts >= max_attempts and locked_at is null`);
    if (!rows[0]) throw new Refusal("not_found");
    await work.tx.execute(sql`
      select graphile_worker.reschedule_jobs(array[${jobId}::bigint], run_at => now(), attempts => 0)`);
    await recordAudit(work, "job.retry", `job:${jobId}`, { name: rows[0].task_identifier });
  });
}
