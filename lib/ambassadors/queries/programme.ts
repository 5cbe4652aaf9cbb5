import { sql } from "drizzle-orm";
import { appointmentLasts, moment } from "@/lib/accounts/standing-appointment";
import { type Context, currentTime } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type AppointmentLine = {
  id: number;
  person: { id: string; name: string; handle: string };
  topic: string;
  languages: string[];
  startsAt: Date;
  endsAt: Date | null;
  pausedAt: Date | null;
  /** The term ends within a month. */
  endsSoon: boolean;
  onHoliday: boolean;
  /** Accepted answers on this topic in the last 90 days. */
  solved: number;
  points: number;
};

/** Every appointment that has not ended: who, for what, until when, and what came of it lately. */
export async function appointmentsNow(ctx: Context): Promise<AppointmentLine[]> {
  authorize(ctx.actor, "programme.read");
  const now = moment(await currentTime(ctx));
  const { rows } = await ctx.db.execute<Record<string, unknown>>(sql`
    select m.id, json_build_object('id', p.id, 'name', p.name, 'handle', p.handle) as person, t.name as topic, m.languages,
      m.starts_at, m.ends_at, m.paused_at, coalesce(m.ends_at < ${now} + interval '30 days', false) as ends_soon,
      coalesce(s.holiday_from <= (${now} at time zone p.time_zone)::date::text
        and s.holiday_until >= (${now} at time zone p.time_zone)::date::text, false) as on_holiday,
      (select count(*)::int from answers a join questions q on q.id = a.question_id
          join topics own on own.id = q.topic_id and m.topic_id in (own.id, own.parent_id)
        join acceptances c on c.answer_id = a.id and c.ended_at is null and c.kind <> 'pending'
          and c.accepted_at > ${now} - interval '90 days' where a.author_id = p.id) as solved,
      (select coalesce(sum(points), 0)::int from points where person_id = p.id and kind = 'outcome') as points
    from appointments m join people p on p.id = m.person_id join topics t on t.id = m.topic_id
    left join news_settings s on s.person_id = p.id
    where ${appointmentLasts("m", now)} order by p.name, t.name, m.id limit 500`);
  const date = (value: unknown) => (value ? new Date(value as string) : null);
  return rows.map((row) => ({
    id: row.id as number,
    person: row.person as AppointmentLine["person"],
    topic: row.topic as string,
    languages: row.languages as string[],
    startsAt: date(row.starts_at)!,
    endsAt: date(row.ends_at),
    pausedAt: date(row.paused_at),
    endsSoon: row.ends_soon as boolean,
    onHoliday: row.on_holiday as boolean,
    solved: row.solved as number,
    points: row.points as number,
  }));
}

export type ApplicationLine = {
  id: number;
  person: { id: string; name: string; handle: string };
  topics: string[];
  languages: string[];
  reason: string;
  invitedBy: string | null;
  createdAt: Date;
  passedAt: Date | null;
  decidedAt: Date | null;
  decision: "appointed" | "declined" | "withdrawn" | null;
  note: string;
  /** The best of their tries at the quiz. */
  best: { correct: number; total: number; tries: number } | null;
  record: { answers: number; accepted: number; worked: number };
};

/** Applications and invitations, those that wait first; of decided ones the last fifty. */
export async function applicationList(ctx: Context): Promise<ApplicationLine[]> {
  authorize(ctx.actor, "programme.read");
  const { rows } = await ctx.db.execute<Record<string, unknown>>(sql`
    select f.id, json_build_object('id', p.id, 'name', p.name, 'handle', p.handle) as person,
      array(select t.name from topics t where t.id = any(f.topic_ids) order by t.name) as topics, f.languages, f.reason,
      i.name as "invitedBy", f.created_at, f.passed_at, f.decided_at, f.decision, f.note,
      (select json_build_object('correct', max(z.correct), 'total', max(z.total), 'tries', count(*))
        from quiz_attempts z where z.application_id = f.id having count(*) > 0) as best,
      (select json_build_object('answers', count(*), 'worked', coalesce(sum(a.worked_count), 0), 'accepted', count(c.id))
        from answers a left join acceptances c on c.answer_id = a.id and c.ended_at is null
        where a.author_id = p.id and a.posted_at is not null and a.hidden_at is null and a.deleted_at is null) as record
    from applications f join people p on p.id = f.person_id left join people i on i.id = f.invited_by
    where f.decided_at is null or f.id in (select id from applications where decided_at is not null
      order by decided_at desc limit 50)
    order by f.decided_at is not null, f.passed_at is null, f.decided_at desc, f.passed_at, f.id limit 200`);
  const date = (value: unknown) => (value ? new Date(value as string) : null);
  return rows.map((row) => ({
    ...(row as unknown as ApplicationLine),
    createdAt: date(row.created_at)!,
    passedAt: date(row.passed_at),
    decidedAt: date(row.decided_at),
  }));
}
