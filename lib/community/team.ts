import { sql } from "drizzle-orm";
import type { Work } from "@/lib/context";
import type { Calendar } from "./calendar/calendar";

export type TeamForCase = { id: number; firstReplyHours: number; calendar: Calendar | null };
type Row = { id: number; first_reply_hours: number; calendar: Calendar | null };

/**
 * The team that takes cases on a topic: the topic's own, its parent's, else the default; one without an active
 * agent falls back to the default team. A site without any team gets one, so that no case is ever nobody's.
 */
export async function teamFor(work: Work, topicId: number | null): Promise<TeamForCase> {
  const { rows } = await work.tx.execute<Row>(sql`
    select t.id, t.first_reply_hours, t.calendar
    from teams t
    left join topics topic on topic.id = ${topicId}
    left join topics parent on parent.id = topic.parent_id
    where t.is_default
      or (t.id = coalesce(topic.team_id, parent.team_id)
        and exists (select 1 from team_members m join people p on p.id = m.person_id
          where m.team_id = t.id and p.state = 'active' and p.role in ('agent', 'admin')))
    order by t.is_default limit 1`);
  const found = rows[0];
  if (found) return told(found);
  const made = await work.tx.execute<Row>(
    sql`insert into teams (name, is_default) values ('Support', true) on conflict do nothing
      returning id, first_reply_hours, calendar`,
  );
  return made.rows[0] ? told(made.rows[0]) : teamFor(work, null);
}

const told = (row: Row): TeamForCase => ({
  id: row.id,
  firstReplyHours: row.first_reply_hours,
  calendar: row.calendar,
});
