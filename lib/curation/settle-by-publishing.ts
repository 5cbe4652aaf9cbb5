import { sql } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import type { Work } from "@/lib/context";
import { articleOfTask } from "./signals/cases";
import { liveSince } from "./signals/live";

/**
 * Open tasks that an article answers are done when a text of it goes live after they came up, by its publication and not
 * by a person. Returns how many.
 */
export async function settleByPublishing(work: Work, articleId: number): Promise<number> {
  const { rows } = await work.tx.execute<{ question_id: number; cause: string }>(sql`
    update curation_tasks t set done_at = ${work.now.toISOString()}::timestamptz, done_by = null, article_id = ${articleId}
    where t.done_at is null and ${articleOfTask("t")} = ${articleId}
      and t.created_at <= (select ${liveSince("a")} from articles a where a.id = ${articleId}) returning t.question_id, t.cause`);
  for (const task of rows)
    await recordAudit(work, "curation_task_done", `question:${task.question_id}`, {
      cause: task.cause,
      articleId,
    });
  return rows.length;
}
