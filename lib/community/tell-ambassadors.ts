import { sql } from "drizzle-orm";
import type { Work } from "@/lib/context";
import { notifyAll } from "@/lib/notify/notify";

/** The most people that one new question is announced to. */
const MOST = 10;

/** Tells the ambassadors of the question's topic that it is there, those with the fewest open claims first. */
export async function tellAmbassadors(work: Work, questionId: number): Promise<number> {
  const now = work.now.toISOString();
  const { rows } = await work.tx.execute<{ id: string }>(sql`
    select a.person_id as id
    from questions q
    join topics t on t.id = q.topic_id
    join appointments a on a.topic_id in (t.id, t.parent_id)
    join people p on p.id = a.person_id and p.state = 'active'
    where q.id = ${questionId} and q.visibility = 'public' and a.person_id <> q.asker_id
      and a.starts_at <= ${now}::timestamptz and a.ended_at is null and a.paused_at is null
      and (a.ends_at is null or a.ends_at > ${now}::timestamptz)
    group by a.person_id
    order by (select count(*) from claims c where c.person_id = a.person_id and c.ended_at is null), a.person_id
    limit ${MOST}`);
  const people = rows.map((row) => row.id);
  return notifyAll(work, people, { kind: "ambassador_nudge", key: `question:${questionId}:new`, questionId });
}
