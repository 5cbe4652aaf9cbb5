import { and, eq } from "drizzle-orm";
import { answers, comments } from "@/db/schema";
import type { Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";

/** Who wrote an answer or comment of this question; refuses one that belongs elsewhere. */
export async function authorOf(
  work: Work,
  type: "answer" | "comment",
  id: number,
  questionId: number,
): Promise<string> {
  const table = type === "answer" ? answers : comments;
  const [row] = await work.tx
    .select({ authorId: table.authorId })
    .from(table)
    .where(and(eq(table.id, id), eq(table.questionId, questionId)));
  if (!row) throw new Refusal("answer_not_of_question");
  return row.authorId;
}
