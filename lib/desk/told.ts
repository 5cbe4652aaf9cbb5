import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import type { Told } from "./rules/told";

/**
 * Everything that its askers have written about a question, private details first. A helper who is no agent gets only
 * what stands in the thread: a flag must not tell them what they may not read.
 */
export async function toldBy(db: Db | Tx, questionId: number, isAgent: boolean): Promise<Told[]> {
  const { rows } = await db.execute<Told>(sql`
    with q as (select * from questions where id = ${questionId}),
    asker as (select asker_id as id from q union select e.asker_id from escalations e join q on e.question_id = q.id)
    select place, text from (
      select 1 as rank, d.id, 'details:' || d.id as place, d.body as text from private_details d join q on d.question_id = q.id
        where ${isAgent}::boolean and d.person_id in (select id from asker)
      union all select 2, 0, 'question', q.title || E'\n' || q.body from q
      union all select 3, m.id, 'message:' || m.id, m.body from escalation_messages m
        join escalations e on e.id = m.escalation_id join q on e.question_id = q.id
        where ${isAgent}::boolean and not m.is_note and m.author_id in (select id from asker)
      union all select 4, a.id, 'answer:' || a.id, a.body from answers a join q on a.question_id = q.id
        where a.author_id in (select id from asker) and a.posted_at is not null and a.hidden_at is null and a.deleted_at is null
      union all select 5, c.id, 'comment:' || c.id, c.body from comments c join q on c.question_id = q.id
        where c.author_id in (select id from asker) and c.held_at is null and c.hidden_at is null and c.deleted_at is null
    ) told order by rank, id`);
  return rows;
}
