import { sql } from "drizzle-orm";
import type { Work } from "@/lib/context";

/** Sets the number of visible answers, counted anew: a count that is added to can drift. */
export async function countAnswers(work: Work, questionId: number): Promise<void> {
  await work.tx.execute(sql`
    update questions set answer_count = (
      select count(*) from answers
      where question_id = ${questionId} and posted_at is not null and hidden_at is null and deleted_at is null)
    where id = ${questionId}`);
}
