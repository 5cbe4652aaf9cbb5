import { and, eq } from "drizzle-orm";
import { answers } from "@/db/schema";
import type { Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";

/** The answer, if it belongs to the question and is there to be seen; refuses otherwise. */
export async function requireVisibleAnswer(work: Work, questionId: number, answerId: number) {
  const [answer] = await work.tx
    .select()
    .from(answers)
    .where(and(eq(answers.id, answerId), eq(answers.questionId, questionId)));
  if (!answer) throw new Refusal("answer_not_of_question");
  if (!answer.postedAt || answer.hiddenAt || answer.deletedAt) throw new Refusal("answer_removed");
  return answer;
}
