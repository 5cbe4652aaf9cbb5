import { type SQL, sql } from "drizzle-orm";
import { type Context, currentTime, type Person } from "@/lib/context";
import { authorize, can } from "@/lib/policy";
import { firstWords, monthOf } from "./figure-sql";

export type Figures = {
  /** `2026-11`, in UTC; and those before and after it, where they are not in the future. */
  month: string;
  previous: string;
  next: string | null;
  promises: { kept: number; missed: number; released: number; open: number };
  /** Hours from the opening of a case to the first word by staff. */
  firstReply: { cases: number; waiting: number; median: number | null; slow: number | null };
  askedTwice: { sentAnyway: number; saidByAskers: number; messages: number };
  survey: {
    asked: number;
    answered: number;
    content: number;
    satisfaction: number | null;
    ease: number | null;
    low: number;
  };
  /** For leads and admins: how each agent fares. Null for everybody else. */
  people: PersonFigures[] | null;
};
export type PersonFigures = {
  name: string;
  kept: number;
  missed: number;
  sentAnyway: number;
  saidByAskers: number;
  answered: number;
  satisfaction: number | null;
};

/** What the desk achieved in one month, counted from the rows that `figureRows` lists. Leads see the agents of their teams. */
export async function figures(ctx: Context, wanted?: string): Promise<Figures> {
  authorize(ctx.actor, "desk.read");
  const { month, previous, next, isIn } = monthOf(await currentTime(ctx), wanted);
  const { rows } = await ctx.db.execute<Omit<Figures, "month" | "people" | "previous" | "next">>(sql`
    select
      (select json_build_object('kept', count(*) filter (where outcome = 'kept'), 'missed', count(*) filter (where outcome = 'missed'),
          'released', count(*) filter (where outcome in ('released', 'cancelled')), 'open', count(*) filter (where outcome is null))
        from promises p where ${isIn(sql`p.due_at`)}) as promises,
      (select json_build_object('cases', count(hours), 'waiting', count(*) - count(hours),
          'median', percentile_cont(0.5) within group (order by hours), 'slow', percentile_cont(0.9) within group (order by hours))
        from (${firstWords(isIn)}) f) as "firstReply",
      (select json_build_object('sentAnyway', count(*) filter (where source = 'sent_anyway'), 'saidByAskers', count(*) filter (where source = 'asker'),
          'messages', (select count(*) from escalation_messages m join escalations e on e.id = m.escalation_id
            join questions q on q.id = e.question_id where not m.is_note and m.author_id not in (q.asker_id, coalesce(e.asker_id, q.asker_id)) and ${isIn(sql`m.created_at`)}))
        from asked_twice a where ${isIn(sql`a.created_at`)}) as "askedTwice",
      (select json_build_object('asked', count(*), 'answered', count(answered_at), 'content', count(*) filter (where satisfaction >= 4),
          'satisfaction', avg(satisfaction), 'ease', avg(ease), 'low', count(*) filter (where least(satisfaction, ease) <= 2))
        from case_surveys s where ${isIn(sql`s.asked_at`)}) as survey`);
  return { month, previous, next, ...rows[0]!, people: await byPerson(ctx, isIn) };
}

async function byPerson(ctx: Context, isIn: (at: SQL) => SQL): Promise<PersonFigures[] | null> {
  if (!can(ctx.actor, "figures.people")) return null;
  const me = ctx.actor as Person;
  const { rows } = await ctx.db.execute<PersonFigures>(sql`
    select p.name,
      (select count(*)::int from promises x where x.agent_id = p.id and x.outcome = 'kept' and ${isIn(sql`x.due_at`)}) as kept,
      (select count(*)::int from promises x where x.agent_id = p.id and x.outcome = 'missed' and ${isIn(sql`x.due_at`)}) as missed,
      (select count(*)::int from asked_twice x where x.person_id = p.id and x.source = 'sent_anyway' and ${isIn(sql`x.created_at`)}) as "sentAnyway",
      (select count(*)::int from asked_twice x where x.person_id = p.id and x.source = 'asker' and ${isIn(sql`x.created_at`)}) as "saidByAskers",
      (select count(answered_at)::int from case_surveys x where x.agent_id = p.id and ${isIn(sql`x.asked_at`)}) as answered,
      (select avg(satisfaction)::float from case_surveys x where x.agent_id = p.id and ${isIn(sql`x.asked_at`)}) as satisfaction
    from people p
    where p.role in ('agent', 'admin') and p.state = 'active'
      and (${me.role === "admin"}::boolean or exists (select from team_members m
        where m.person_id = p.id and m.team_id = any(${sql.param([...me.leadOf])}::int[])))
    order by p.name`);
  return rows;
}
