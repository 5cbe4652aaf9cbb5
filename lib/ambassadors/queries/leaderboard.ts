import { sql } from "drizzle-orm";
import { moment } from "@/lib/accounts/standing-appointment";
import { type Context, currentTime } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { visibleAnswer, visibleQuestion } from "@/lib/search/visible";
import { quarterOf, quarterSpan } from "../rules/standing";

export type LeaderboardRow = {
  person: { id: string; name: string; handle: string };
  place: number;
  points: number;
  /** Questions that their answers solved in the quarter. */
  solved: number;
  /** Questions that they answered in it. */
  answered: number;
  worked: number;
};
export type Leaderboard = { quarter: string; quarters: string[]; rows: LeaderboardRow[] };

const MOST = 50;

/**
 * Who solved most in a quarter, by points from outcomes; answers that solved nothing move nobody up. Only people who are
 * or were ambassadors. Equal points share a place.
 */
export async function leaderboard(ctx: Context, wanted?: string): Promise<Leaderboard> {
  authorize(ctx.actor, "profile.read");
  const now = await currentTime(ctx);
  const quarter = wanted ?? quarterOf(now);
  const span = quarterSpan(quarter);
  if (!span || span.from > now) throw new Refusal("not_found");
  const within = (column: ReturnType<typeof sql>) =>
    sql`${column} >= ${moment(span.from)} and ${column} < ${moment(span.until)}`;
  const { rows } = await ctx.db.execute<Omit<LeaderboardRow, "place">>(sql`
    select json_build_object('id', p.id, 'name', p.name, 'handle', p.handle) as person, s.points,
      (select count(distinct a.question_id)::int from answers a join questions q on q.id = a.question_id
        and ${visibleQuestion("q")} and q.asker_id <> a.author_id
        join acceptances c on c.answer_id = a.id and c.ended_at is null and c.kind <> 'pending'
          and ${within(sql`c.accepted_at`)} where a.author_id = p.id) as solved,
      (select count(distinct a.question_id)::int from answers a join questions q on q.id = a.question_id
        and ${visibleQuestion("q")} and q.asker_id <> a.author_id
        where a.author_id = p.id and ${visibleAnswer("a")} and ${within(sql`a.posted_at`)}) as answered,
      (select count(*)::int from worked_for_me w join answers a on a.id = w.answer_id and ${visibleAnswer("a")}
        where a.author_id = p.id and ${within(sql`w.created_at`)}) as worked
    from (select person_id, sum(points)::int as points from points
      where kind = 'outcome' and ${within(sql`at`)} group by 1 having sum(points) > 0) s
    join people p on p.id = s.person_id and p.state = 'active'
    order by s.points desc, p.name limit ${MOST}`);
  return {
    quarter,
    quarters: lastQuarters(now, 4),
    rows: rows.map((row) => ({
      ...row,
      place: rows.filter((other) => other.points > row.points).length + 1,
    })),
  };
}

function lastQuarters(now: Date, count: number): string[] {
  return Array.from({ length: count }, (_, back) =>
    quarterOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 3 * back, 1))),
  );
}
