import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/** The groups with more than one member, each as the sorted numbers of its questions, those with the first first. */
export async function seenGroups(db: Db): Promise<number[][]> {
  const { rows } = await db.execute<{ ids: number[] }>(sql`
    select array_agg(question_id order by question_id) as ids from repeat_members
    group by group_id having count(*) > 1 order by min(question_id)`);
  return rows.map(({ ids }) => ids);
}

/** Which group a question is in, if any. */
export async function groupOf(db: Db, questionId: number): Promise<number | undefined> {
  const { rows } = await db.execute<{ id: number }>(
    sql`select group_id as id from repeat_members where question_id = ${questionId}`,
  );
  return rows[0]?.id;
}
