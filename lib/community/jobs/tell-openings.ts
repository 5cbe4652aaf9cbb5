import { sql } from "drizzle-orm";
import type { Work } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import type { RuleName } from "../gate-rules";
import type { Known } from "../inputs";
import type { TeamForCase } from "../team";

export type Opening = {
  known: Known;
  rule: RuleName;
  since: Date;
  isNew: boolean;
  team: TeamForCase;
  replyAt: Date;
};

/** Notifications whose mails one job writes. */
const MAILS_A_JOB = 200;

/**
 * Tells asker and team of many cases that have just been opened: the same news as one by one, all in one statement. Their
 * mails are written by jobs of the same transaction.
 */
export async function tellOpenings(work: Work, openings: Opening[]): Promise<void> {
  const ids = openings.map(({ known }) => known.facts.id);
  const key = `:${work.now.getTime()}`;
  const { rows } = await work.tx.execute<{ id: number }>(sql`
    with opened as (
      select e.id as case_id, e.team_id, q.id, q.asker_id, q.visibility,
        (select min(due_at) from promises p where p.escalation_id = e.id and p.outcome is null) as due
      from escalations e join questions q on q.id = e.question_id
      where e.question_id = any(${sql.param(ids)}::int[]) and e.state = 'queued' and e.opened_at = ${work.now.toISOString()}::timestamptz),
    present as (
      select m.team_id, p.id from team_members m join people p on p.id = m.person_id
      where p.state = 'active' and p.role in ('agent', 'admin')),
    told as (
      select id, case_id, due, asker_id as person from opened
      union select o.id, o.case_id, o.due, p.id from opened o join present p on p.team_id = o.team_id
      union select o.id, o.case_id, o.due, p.id from opened o join people p on p.role = 'admin' and p.state = 'active'
        where not exists (select from present where present.team_id = o.team_id))
    insert into notifications (person_id, kind, key, question_id, data, created_at)
    select t.person, 'escalation_opened', 'escalation_opened:' || t.id || ${key}, t.id,
      jsonb_build_object('escalationId', t.case_id, 'due', to_char(t.due at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
      ${work.now.toISOString()}::timestamptz
    from told t join people p on p.id = t.person and p.state = 'active'
    on conflict do nothing returning id`);
  for (let i = 0; i < rows.length; i += MAILS_A_JOB) {
    const notificationIds = rows.slice(i, i + MAILS_A_JOB).map((row) => row.id);
    await enqueue(work, "mail-news", { notificationIds });
  }
}
