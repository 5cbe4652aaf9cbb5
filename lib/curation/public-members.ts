import { sql } from "drizzle-orm";
import type { Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { visibleQuestion } from "@/lib/search/visible";

/** Refuses where one of these questions is not in the group any more, or not public: then it is in none for anybody. */
export async function requirePublicMembers(
  work: Work,
  groupId: number,
  questionIds: readonly number[],
): Promise<void> {
  const wanted = [...new Set(questionIds)];
  const { rows } = await work.tx.execute<{ count: number }>(sql`
    select count(*)::int as count from repeat_members m join questions q on q.id = m.question_id
    where m.group_id = ${groupId} and m.question_id = any(${sql.param(wanted)}::int[]) and ${visibleQuestion("q")}`);
  if (rows[0]!.count !== wanted.length) throw new Refusal("wrong_state");
}
