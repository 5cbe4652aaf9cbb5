import { sql } from "drizzle-orm";
import { appointmentLasts, moment } from "@/lib/accounts/standing-appointment";
import { type Context, currentTime } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { type Helped, whomTheyHelped } from "../whom-they-helped";

export type OwnAppointment = {
  id: number;
  topic: { name: string; slug: string };
  languages: string[];
  startsAt: Date;
  endsAt: Date | null;
  pausedAt: Date | null;
};
export type LedgerLine = {
  id: number;
  kind: "outcome" | "reward";
  /** `accepted`, `worked` … of an outcome. */
  what: string;
  points: number;
  capped: string | null;
  note: string;
  at: Date;
  isCorrection: boolean;
  question: { id: number; slug: string; title: string } | null;
};
export type OwnNudge = {
  question: { id: number; slug: string; title: string };
  reasons: string[];
  at: Date;
  state: "sent" | "later" | "quiet_hours" | "holiday" | "daily_cap" | "switched_off" | "no_need";
};
export type OwnProgramme = {
  appointments: OwnAppointment[];
  standing: number;
  /** What can still be spent on rewards. */
  balance: number;
  ledger: LedgerLine[];
  nudges: OwnNudge[];
  /** This month so far. */
  month: Helped;
};

/** An ambassador's own page: what they are appointed for, what came of it, and what they were told and why. */
export async function ownProgramme(ctx: Context): Promise<OwnProgramme> {
  authorize(ctx.actor, "ambassador.apply");
  if (ctx.actor.kind !== "person") throw new Refusal("sign_in");
  const { id } = ctx.actor;
  const now = await currentTime(ctx);
  const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const [appointments, sums, ledger, nudges, month] = await Promise.all([
    appointmentsOf(ctx, id, now),
    ctx.db.execute<{ standing: number; balance: number }>(sql`
      select coalesce(sum(points) filter (where kind = 'outcome'), 0)::int as standing,
        coalesce(sum(points), 0)::int as balance from points where person_id = ${id}`),
    ledgerOf(ctx, id, 30),
    nudgesOf(ctx, id),
    whomTheyHelped(ctx.db, id, from, now),
  ]);
  return { appointments, ...sums.rows[0]!, ledger, nudges, month };
}

async function appointmentsOf(ctx: Context, id: string, now: Date): Promise<OwnAppointment[]> {
  const { rows } = await ctx.db.execute<Record<string, unknown>>(sql`
    select m.id, json_build_object('name', t.name, 'slug', t.slug) as topic, m.languages, m.starts_at, m.ends_at, m.paused_at
    from appointments m join topics t on t.id = m.topic_id
    where m.person_id = ${id} and ${appointmentLasts("m", moment(now))}
    order by t.name`);
  const date = (value: unknown) => (value ? new Date(value as string) : null);
  return rows.map((row) => ({
    id: row.id as number,
    topic: row.topic as OwnAppointment["topic"],
    languages: row.languages as string[],
    startsAt: date(row.starts_at)!,
    endsAt: date(row.ends_at),
    pausedAt: date(row.paused_at),
  }));
}

/** The newest lines of a ledger, each with the question it came from, where everybody may still read that. */
export async function ledgerOf(ctx: Context, personId: string, most: number): Promise<LedgerLine[]> {
  const { rows } = await ctx.db.execute<Record<string, unknown>>(sql`
    select l.id, l.kind, l.key, l.part, l.points, l.capped, l.note, l.at,
      case when q.id is not null then json_build_object('id', q.id, 'slug', q.slug, 'title', q.title) end as question
    from points l
    left join answers a on l.kind = 'outcome'
      and a.id = case when l.key ~ '^(accepted:answer|worked|rating):[0-9]+'
        then substring(l.key from '[0-9]+')::int end
    left join questions q on q.id = a.question_id and q.visibility = 'public' and q.hidden_at is null
    where l.person_id = ${personId} order by l.id desc limit ${most}`);
  return rows.map((row) => ({
    id: row.id as number,
    kind: row.kind as LedgerLine["kind"],
    what: (row.key as string).split(":")[0]!,
    points: row.points as number,
    capped: row.capped as string | null,
    note: row.note as string,
    at: new Date(row.at as string),
    isCorrection: (row.part as number) > 1,
    question: row.question as LedgerLine["question"],
  }));
}

async function nudgesOf(ctx: Context, id: string): Promise<OwnNudge[]> {
  const { rows } = await ctx.db.execute<Record<string, unknown>>(sql`
    select json_build_object('id', q.id, 'slug', q.slug, 'title', q.title) as question, n.reasons,
      coalesce(n.sent_at, n.decided_at) as at,
      case when n.sent_at is not null then 'sent' when n.not_before is not null then 'later' else n.held_by end as state
    from nudges n join questions q on q.id = n.question_id and q.visibility = 'public' and q.hidden_at is null
    where n.person_id = ${id} order by n.id desc limit 15`);
  return rows.map((row) => ({ ...(row as unknown as OwnNudge), at: new Date(row.at as string) }));
}
