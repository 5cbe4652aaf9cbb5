import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type Spread = { name: string; count: number; median: number; p90: number };
export type GateInsight = {
  days: number;
  asked: number;
  opened: number;
  byGrounds: { grounds: string; count: number }[];
  /** Who opened cases by their own word: asked, certified, set a rule aside, opened again. */
  byPerson: { name: string; handle: string; role: string; grounds: string; count: number }[];
  overrides: {
    id: number;
    questionId: number;
    slug: string;
    title: string;
    by: string;
    reason: string;
    at: string;
  }[];
  refusals: { reason: string; count: number }[];
  /** Hours from asking until a person took the case. */
  byLanguage: Spread[];
  byTopic: Spread[];
  byPlan: Spread[];
  /** Topics where most questions went to a person anyway, so that waiting for the gate helped few. */
  delaysOnly: { id: number; name: string; asked: number; opened: number; waited: number }[];
  promises: { team: string; kept: number; missed: number; released: number }[];
};

/** Days that the figures look back. */
export const INSIGHT_DAYS = 90;
/** Fewer questions than this say nothing about a topic. */
const ENOUGH = 5;

/** How the gate works in practice: what opens it, who sets it aside, how long people wait, whether promises are kept. */
export async function gateInsight(ctx: Context): Promise<GateInsight> {
  authorize(ctx.actor, "insight.read");
  const clock = ctx.clock?.().toISOString() ?? null;
  const { rows } = await ctx.db.execute<Omit<GateInsight, "days">>(sql`
    with since as (select coalesce(${clock}::timestamptz, now()) - make_interval(days => ${INSIGHT_DAYS}) as at),
    cases as materialized (
      select e.*, q.asked_at, q.language, q.slug, q.title, q.visibility, q.topic_id, asker.claims->>'plan' as plan,
        extract(epoch from e.taken_at - q.asked_at) / 3600 as hours
      from escalations e join questions q on q.id = e.question_id join people asker on asker.id = q.asker_id
      where e.opened_at > (select at from since) and e.merged_into_id is null),
    asked as materialized (
      select q.id, q.topic_id, q.asked_at from questions q
      where q.asked_at > (select at from since) and q.imported_at is null and q.hidden_at is null)
    select (select count(*)::int from asked) as asked, (select count(*)::int from cases) as opened,
      coalesce((select json_agg(json_build_object('grounds', grounds, 'count', n) order by n desc, grounds)
        from (select grounds, count(*) as n from cases group by 1) x), '[]') as "byGrounds",
      coalesce((select json_agg(json_build_object('name', name, 'handle', handle, 'role', role, 'grounds', grounds, 'count', n) order by n desc, name)
        from (select p.name, p.handle, p.role, c.grounds, count(*) as n from cases c join people p on p.id = c.opened_by
          where p.state <> 'erased' and (p.role <> 'customer' or c.grounds = 'R3') group by 1, 2, 3, 4 order by n desc limit 20) x), '[]') as "byPerson",
      coalesce((select json_agg(json_build_object('id', c.id, 'questionId', c.question_id, 'slug', c.slug,
          'title', case when c.visibility = 'public' then c.title else '' end, 'by', p.name,
          'reason', case when c.visibility = 'public' then c.reason else '' end, 'at', c.opened_at) order by c.id desc)
        from (select * from cases where grounds = 'override' order by id desc limit 20) c join people p on p.id = c.opened_by), '[]') as overrides,
      coalesce((select json_agg(json_build_object('reason', reason, 'count', n) order by n desc)
        from (select reason, count(*) as n from gate_refusals where created_at > (select at from since) group by 1) x), '[]') as refusals,
      ${spread(sql`language`)} as "byLanguage",
      ${spread(sql`(select t.name from topics t where t.id = cases.topic_id)`)} as "byTopic",
      ${spread(sql`plan`)} as "byPlan",
      coalesce((select json_agg(json_build_object('id', id, 'name', name, 'asked', n, 'opened', m, 'waited', round(waited::numeric, 1)) order by m::float / n desc)
        from (select t.id, t.name, count(distinct a.id) as n, count(distinct e.question_id) as m,
            percentile_cont(0.5) within group (order by extract(epoch from e.opened_at - a.asked_at) / 3600) as waited
          from asked a join topics t on t.id = a.topic_id
          left join escalations e on e.question_id = a.id and e.grounds in ('R1', 'R2', 'R6') and e.merged_into_id is null
          group by t.id, t.name having count(distinct a.id) >= ${ENOUGH} and count(distinct e.question_id) * 2 > count(distinct a.id)) x), '[]') as "delaysOnly",
      coalesce((select json_agg(json_build_object('team', name, 'kept', kept, 'missed', missed, 'released', released) order by name)
        from (select t.name, count(*) filter (where p.outcome = 'kept') as kept, count(*) filter (where p.outcome = 'missed') as missed,
            count(*) filter (where p.outcome = 'released') as released
          from promises p join teams t on t.id = p.team_id where p.outcome_at > (select at from since) group by 1) x), '[]') as promises`);
  return { days: INSIGHT_DAYS, ...rows[0]! };
}

const spread = (group: ReturnType<typeof sql>) => sql`
  coalesce((select json_agg(json_build_object('name', name, 'count', n, 'median', round(median::numeric, 1), 'p90', round(p90::numeric, 1)) order by n desc)
    from (select ${group} as name, count(*) as n, percentile_cont(0.5) within group (order by hours) as median,
        percentile_cont(0.9) within group (order by hours) as p90
      from cases where hours is not null group by 1 order by n desc limit 12) x where name is not null), '[]')`;
