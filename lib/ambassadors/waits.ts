import { sql } from "drizzle-orm";
import { moment } from "@/lib/accounts/standing-appointment";
import type { Work } from "@/lib/context";

export type Waits = {
  id: number;
  title: string;
  body: string;
  language: string;
  topicId: number | null;
  askedAt: Date;
  /** Somebody has said that they are answering, until then. */
  claimedUntil: Date | null;
  /** There is an answer by somebody else that nobody has said did not work. */
  isAnswered: boolean;
};

/**
 * A question that the community could still solve, read under its lock; null for one that is solved, closed, hidden,
 * restricted, with support, a duplicate or sleeping history.
 */
export async function stillWaits(work: Work, questionId: number): Promise<Waits | null> {
  await work.tx.execute(sql`select from questions where id = ${questionId} for share`);
  const now = moment(work.now);
  const { rows } = await work.tx.execute<Record<string, unknown>>(sql`
    select q.id, q.title, q.body, q.language, q.topic_id as "topicId", q.asked_at as "askedAt",
      (select c.expires_at from claims c where c.question_id = q.id and c.ended_at is null
        and c.expires_at > ${now}) as "claimedUntil",
      exists (select from answers a where a.question_id = q.id and a.author_id <> q.asker_id and a.posted_at is not null
        and a.hidden_at is null and a.deleted_at is null and a.did_not_work_at is null) as "isAnswered"
    from questions q
    where q.id = ${questionId} and q.visibility = 'public' and q.asked_at is not null and q.held_at is null
      and q.hidden_at is null and q.closed_at is null and q.duplicate_of_id is null
      and (q.imported_at is null or q.woken_at is not null)
      and not exists (select from acceptances a where a.question_id = q.id and a.ended_at is null)
      and not exists (select from escalations e where e.question_id = q.id and e.state not in ('closed', 'withdrawn'))`);
  const row = rows[0];
  if (!row) return null;
  const date = (value: unknown) => (value ? new Date(value as string) : null);
  return {
    ...(row as unknown as Waits),
    askedAt: date(row.askedAt)!,
    claimedUntil: date(row.claimedUntil),
  };
}
