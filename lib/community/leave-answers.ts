import { sql } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { asSystem, type Work } from "@/lib/context";
import { changeQuestion } from "./change-question";
import { countAnswers } from "./counts";
import { lockQuestion } from "./inputs";

/** Takes every answer and comment of a person out of its thread, words and all. Acceptances of these answers end with them. */
export async function deletePostsOf(given: Work, personId: string): Promise<void> {
  const work = asSystem(given, "erasure");
  const now = work.now.toISOString();
  const comments = await work.tx.execute<{ question_id: number }>(sql`
    update comments set deleted_at = coalesce(deleted_at, ${now}::timestamptz), body = '', html = ''
    where author_id = ${personId} returning question_id`);
  await noteChange(work, ...comments.rows.map((row) => `question:${row.question_id}` as const));
  const { rows } = await work.tx.execute<{ id: number; question_id: number; shown: boolean }>(sql`
    select id, question_id, posted_at is not null and hidden_at is null and deleted_at is null as shown
    from answers where author_id = ${personId} order by question_id, id`);
  for (const { id, question_id, shown } of rows) {
    await lockQuestion(work, question_id);
    await work.tx.execute(sql`
      update answers set deleted_at = coalesce(deleted_at, ${now}::timestamptz), body = '', html = '' where id = ${id}`);
    if (!shown) continue;
    await recordAudit(work, "answer_deleted", `question:${question_id}`, { answerId: id });
    await countAnswers(work, question_id);
    const by = { id: null, as: "system" } as const;
    const known = await lockQuestion(work, question_id);
    await changeQuestion(work, known, { type: "answer_removed", by, answerId: id });
  }
}
