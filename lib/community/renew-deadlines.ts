import { sql } from "drizzle-orm";
import type { Work } from "@/lib/context";
import { keepDeadlines } from "./deadlines";
import { lockQuestion } from "./inputs";

/**
 * Gives open questions the times that rules, calendars and coverage say now; none that has been shown comes later. Of one
 * topic with those below it, or of the whole site. Only questions whose gate a clock may still open have anything to renew.
 */
export async function renewDeadlines(work: Work, topicId?: number): Promise<void> {
  const ofTopic = topicId
    ? sql`topic_id in (select id from topics where id = ${topicId} or parent_id = ${topicId})`
    : sql`true`;
  const { rows } = await work.tx.execute<{ id: number }>(sql`
    select q.id from questions q where ${ofTopic} and q.asked_at is not null and q.closed_at is null and q.hidden_at is null
      and (q.imported_at is null or q.woken_at is not null) and q.gate_opened_at is null and q.duplicate_of_id is null
      and not exists (select from acceptances a where a.question_id = q.id and a.ended_at is null)
      and not exists (select from escalations e where e.question_id = q.id and e.state not in ('closed', 'withdrawn'))
    order by q.id`);
  for (const { id } of rows) await keepDeadlines(work, await lockQuestion(work, id));
}
