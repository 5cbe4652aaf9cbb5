import { eq } from "drizzle-orm";
import { z } from "zod";
import { articles, curationTasks } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";

export const settleTaskInput = z.object({ taskId: id });

/** Says that a task from a case is done. */
export async function settleTask(ctx: Context, input: z.input<typeof settleTaskInput>): Promise<void> {
  const { taskId } = settleTaskInput.parse(input);
  await transaction(ctx, async (work) => {
    const task = await held(work, taskId);
    if (task.doneAt !== null) throw new Refusal("already_decided");
    await work.tx
      .update(curationTasks)
      .set({ doneAt: work.now, doneBy: personId(work.actor) })
      .where(eq(curationTasks.id, taskId));
    await recordAudit(work, "curation_task_done", `question:${task.questionId}`, { cause: task.cause });
  });
}

/** Opens a task again that was said to be done, or that an article was thought to have answered. */
export async function reopenTask(ctx: Context, input: z.input<typeof settleTaskInput>): Promise<void> {
  const { taskId } = settleTaskInput.parse(input);
  await transaction(ctx, async (work) => {
    const task = await held(work, taskId);
    if (task.doneAt === null) throw new Refusal("wrong_state");
    await work.tx
      .update(curationTasks)
      .set({ doneAt: null, doneBy: null })
      .where(eq(curationTasks.id, taskId));
    await recordAudit(work, "curation_task_opened", `question:${task.questionId}`, { cause: task.cause });
  });
}

export const assignTaskInput = z.object({
  taskId: id,
  /** `/articles/descaling`, its whole address, or `article:12`. */
  article: z.string().trim().max(300),
});

/** Says which article answers a task, or will: when a new version of it goes live, the task is done. */
export async function assignTask(ctx: Context, input: z.input<typeof assignTaskInput>): Promise<void> {
  const { taskId, article } = assignTaskInput.parse(input);
  await transaction(ctx, async (work) => {
    const task = await held(work, taskId);
    if (task.doneAt !== null) throw new Refusal("already_decided");
    const articleId = await articleOf(work, article);
    await work.tx.update(curationTasks).set({ articleId }).where(eq(curationTasks.id, taskId));
    await recordAudit(work, "curation_task_assigned", `question:${task.questionId}`, { articleId });
  });
}

async function held(work: Work, taskId: number) {
  authorize(work.actor, "repeats.curate");
  const [task] = await work.tx.select().from(curationTasks).where(eq(curationTasks.id, taskId)).for("update");
  if (!task) throw new Refusal("not_found");
  return task;
}

async function articleOf(work: Work, typed: string): Promise<number> {
  const number = /^(?:article:|#)?(\d{1,9})$/.exec(typed)?.[1];
  const slug = /(?:^|\/articles\/)([^/?#\s]+)(?:[?#].*)?$/.exec(typed)?.[1] ?? "";
  const [row] = await work.tx
    .select({ id: articles.id })
    .from(articles)
    .where(number === undefined ? eq(articles.slug, decoded(slug)) : eq(articles.id, Number(number)))
    .orderBy(articles.id)
    .limit(1);
  if (!row) throw new Refusal("invalid_input", {}, "article");
  return row.id;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
