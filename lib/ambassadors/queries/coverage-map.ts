import { sql } from "drizzle-orm";
import { appointmentStands, moment } from "@/lib/accounts/standing-appointment";
import { type Context, currentTime } from "@/lib/context";
import { preferencesOf } from "@/lib/notify/preferences";
import { isOnHoliday } from "@/lib/notify/rules/quiet";
import { authorize } from "@/lib/policy";
import { visibleQuestion } from "@/lib/search/visible";
import { coverage, uncovered, WEEK_HOURS } from "../rules/coverage";

export type TopicCoverage = {
  id: number;
  name: string;
  parent: string | null;
  people: number;
  /** How many people are there, for each of the 168 hours from Monday 0 o'clock on. */
  hours: number[];
  /** Questions of the last 90 days by the same hours. */
  asked: number[];
  /** Hours of the week without anyone. */
  uncovered: number;
  askedInAll: number;
  /** Questions that came in an hour without anyone. */
  askedUncovered: number;
};

const SINCE_DAYS = 90;

/**
 * Topic by hour of the week: where nobody is there, and what is asked then, in the reader's own time zone. Those where
 * most is asked while nobody is there come first.
 */
export async function coverageMap(ctx: Context): Promise<{ topics: TopicCoverage[]; timeZone: string }> {
  authorize(ctx.actor, "programme.read");
  const now = await currentTime(ctx);
  const timeZone = ctx.actor.kind === "person" ? ctx.actor.timeZone : "UTC";
  const { rows } = await ctx.db.execute<{
    id: number;
    name: string;
    parent: string | null;
    people: string[];
    asked: { hour: number; count: number }[];
  }>(sql`
    select t.id, t.name, o.name as parent,
      array(select distinct m.person_id from appointments m join people p on p.id = m.person_id and p.state = 'active'
        where m.topic_id in (t.id, t.parent_id) and ${appointmentStands("m", moment(now))}) as people,
      (select coalesce(json_agg(json_build_object('hour', h.hour, 'count', h.count)), '[]') from (
        select ((extract(isodow from q.asked_at at time zone ${timeZone}) - 1) * 24
          + extract(hour from q.asked_at at time zone ${timeZone}))::int as hour, count(*)::int as count
        from questions q where q.topic_id = t.id and ${visibleQuestion("q")}
          and q.asked_at > ${moment(now)} - make_interval(days => ${SINCE_DAYS}) group by 1) h) as asked
    from topics t left join topics o on o.id = t.parent_id where t.merged_into_id is null
    order by coalesce(o.position, t.position), coalesce(o.name, t.name), t.parent_id is not null, t.position, t.name`);
  const wishes = await preferencesOf(ctx.db, [...new Set(rows.flatMap((row) => row.people))]);
  const week = new Date(now.getTime() - 7 * 86_400_000);
  week.setUTCMinutes(0, 0, 0);
  const topics = rows.map(toCoverage).sort(byNeed);
  return { timeZone, topics };

  function toCoverage(row: (typeof rows)[number]): TopicCoverage {
    const there = row.people.map((id) => wishes.get(id)!).filter((person) => !isOnHoliday(now, person));
    const hours = coverage(there, timeZone, week);
    const asked = Array.from({ length: WEEK_HOURS }, () => 0);
    for (const { hour, count } of row.asked) asked[hour] = count;
    return {
      id: row.id,
      name: row.name,
      parent: row.parent,
      people: there.length,
      hours,
      asked,
      uncovered: uncovered(hours),
      askedInAll: asked.reduce((sum, count) => sum + count, 0),
      askedUncovered: asked.reduce((sum, count, hour) => sum + (hours[hour] === 0 ? count : 0), 0),
    };
  }
}

/** Between equals the order of the topics stays. */
const byNeed = (a: TopicCoverage, b: TopicCoverage): number =>
  b.askedUncovered - a.askedUncovered || b.askedInAll - a.askedInAll;
