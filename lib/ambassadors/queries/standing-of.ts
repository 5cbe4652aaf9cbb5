import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type Standing = {
  points: number;
  articles: number;
  /** By those who had asked; null while fewer than three have rated. */
  rating: { average: number; count: number } | null;
};

const FEWEST_RATINGS = 3;

/** What a profile says of somebody's work as an ambassador; null for who never was one. */
export async function standingOf(ctx: Context, personId: string): Promise<Standing | null> {
  authorize(ctx.actor, "profile.read");
  const { rows } = await ctx.db.execute<{
    was: boolean;
    points: number;
    articles: number;
    average: string | null;
    count: number;
  }>(sql`
    select exists (select from appointments where person_id = ${personId}) as was,
      (select coalesce(sum(points), 0)::int from points where person_id = ${personId} and kind = 'outcome') as points,
      (select count(distinct g.article_id)::int from article_answers g join answers a on a.id = g.answer_id
        join articles k on k.id = g.article_id and k.status in ('published', 'needs_update') and k.audience = 'public'
        where a.author_id = ${personId}) as articles,
      r.average, r.count
    from (select avg(stars) as average, count(*)::int as count from answer_ratings r
      join answers a on a.id = r.answer_id where a.author_id = ${personId}) r`);
  const { was, points, articles, average, count } = rows[0]!;
  if (!was) return null;
  const rating = count >= FEWEST_RATINGS ? { average: Math.round(Number(average) * 10) / 10, count } : null;
  return { points, articles, rating };
}
