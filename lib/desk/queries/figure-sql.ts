import { type SQL, sql } from "drizzle-orm";

/** A month in UTC: the present one unless a past one is wanted. */
export function monthOf(now: Date, wanted?: string) {
  const present = now.toISOString().slice(0, 7);
  const month = wanted && /^20\d{2}-(0[1-9]|1[0-2])$/.test(wanted) && wanted < present ? wanted : present;
  const from = new Date(`${month}-01T00:00:00Z`);
  const shifted = (by: number) => {
    const date = new Date(from);
    date.setUTCMonth(date.getUTCMonth() + by);
    return date;
  };
  const until = shifted(1).toISOString();
  return {
    month,
    previous: shifted(-1).toISOString().slice(0, 7),
    next: month < present ? until.slice(0, 7) : null,
    isIn: (at: SQL): SQL =>
      sql`${at} >= ${from.toISOString()}::timestamptz and ${at} < ${until}::timestamptz`,
  };
}

/** Each case of the span and the hours until staff first wrote to its asker, in the thread or privately; null: not yet. */
export const firstWords = (isIn: (at: SQL) => SQL): SQL => sql`
  select e.id, e.question_id, e.owner_id, e.opened_at,
    (extract(epoch from least(
      (select min(a.posted_at) from answers a where a.question_id = e.question_id and a.author_mark = 'staff' and a.posted_at >= e.opened_at),
      (select min(m.created_at) from escalation_messages m join questions q on q.id = e.question_id
        where m.escalation_id = e.id and not m.is_note and m.author_id not in (q.asker_id, coalesce(e.asker_id, q.asker_id)))
    ) - e.opened_at) / 3600)::float as hours
  from escalations e where e.merged_into_id is null and ${isIn(sql`e.opened_at`)}`;
