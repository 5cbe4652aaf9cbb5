import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { visibleAnswer } from "@/lib/search/visible";

export type ThreadPerson = { handle: string; name: string };

/** Nobody reads on in a menu beyond these, and it shows five at once. */
const most = 100;

/** Who asked, answered and commented where everybody who reads the thread can see it, those who help first. */
export async function threadPeople(db: Db, questionId: number): Promise<ThreadPerson[]> {
  const { rows } = await db.execute<ThreadPerson>(sql`
    select p.handle, p.name from (
      select asker_id as id, null as mark from questions where id = ${questionId}
      union all
      select a.author_id, a.author_mark from answers a where a.question_id = ${questionId} and ${visibleAnswer("a")}
      union all
      select c.author_id, null from comments c left join answers a on a.id = c.answer_id
      where c.question_id = ${questionId} and c.deleted_at is null and c.held_at is null and c.hidden_at is null
        and (c.answer_id is null or ${visibleAnswer("a")})) wrote
    join people p using (id)
    where p.state <> 'erased'
    group by p.id
    order by bool_or(wrote.mark is not null or p.role <> 'customer') desc, p.name
    limit ${most}`);
  return rows;
}
