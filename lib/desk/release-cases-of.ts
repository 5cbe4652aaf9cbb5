import { sql } from "drizzle-orm";
import { changeQuestion } from "@/lib/community/change-question";
import { lockQuestion } from "@/lib/community/inputs";
import { asSystem, type Work } from "@/lib/context";

/** Puts every live case of an agent who leaves or is suspended back to its team, promises included. */
export async function releaseCasesOf(work: Work, agentId: string): Promise<number> {
  const { rows } = await work.tx.execute<{ question_id: number }>(sql`
    select question_id from escalations
    where owner_id = ${agentId} and state not in ('closed', 'withdrawn') order by question_id`);
  for (const { question_id } of rows) {
    const known = await lockQuestion(work, question_id);
    await changeQuestion(asSystem(work, "release"), known, {
      type: "release_case",
      by: { id: null, as: "system" },
    });
  }
  return rows.length;
}
