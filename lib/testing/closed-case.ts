import { curationTasks, escalations } from "@/db/schema";
import type { TestSite } from "./database";

type ContentCause = "no_article" | "article_wrong";

/** A case on this question that was opened and closed at one moment for a cause in the content; the task that came of it. */
export async function closedForContent(
  { db }: TestSite,
  {
    questionId,
    teamId,
    cause = "no_article",
    at = new Date(),
  }: { questionId: number; teamId: number; cause?: ContentCause; at?: Date },
): Promise<number> {
  const [opened] = await db
    .insert(escalations)
    .values({ questionId, teamId, grounds: "R1", inputs: {}, openedAt: at, state: "closed" })
    .returning();
  const [task] = await db
    .insert(curationTasks)
    .values({ escalationId: opened!.id, questionId, cause, createdAt: at })
    .returning();
  return task!.id;
}
