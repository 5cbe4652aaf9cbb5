import { sql } from "drizzle-orm";
import { type Context, currentTime } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { type ImpactCounts, impactCounts, siteEscalated } from "../impact/counts";
import { weeksTogether } from "../impact/weeks-together";
import {
  type Avoided,
  type ComesBack,
  casesAvoided,
  comesBack,
  type Impact,
  impactOf,
  saved,
  type UnitCosts,
  type Week,
} from "../rules/impact";
import { readUnitCosts } from "../unit-costs";
import { weeksOf } from "../weeks";

/** A change of more than a year ago tells little about today. */
export const mostWeeks = 60;

export type ArticleImpact = ImpactCounts & {
  now: Date;
  /** Questions of its groups week by week, the oldest first; empty where no group leads to it. */
  weeks: Week[];
  impact: Impact;
  since: ComesBack;
  avoided: Avoided;
  saved: { minutes: number; money: number };
  costs: UnitCosts & { isOwn: boolean };
  /** Views of the last twelve weeks, the oldest first. */
  viewWeeks: { from: Date; views: number }[];
};

/** What became of the questions that a published article answers, and what that spared. */
export async function articleImpact(ctx: Context, articleId: number): Promise<ArticleImpact> {
  authorize(ctx.actor, "repeats.read");
  const now = await currentTime(ctx);
  const [counts] = await impactCounts(ctx.db, now, articleId);
  if (!counts) throw new Refusal("not_found");
  const ids = counts.groups.map(({ id }) => id);
  const weeks = weeksTogether([...(await weeksOf(ctx.db, ids, now, mostWeeks)).values()]);
  const costs = await readUnitCosts(ctx.db);
  const avoided = casesAvoided(counts.confirmed, counts.before, await siteEscalated(ctx.db, now));
  return {
    ...counts,
    now,
    weeks,
    impact: impactOf(weeks, counts.publishedAt, now),
    since: comesBack(weeks, counts.changedAt, now),
    avoided,
    saved: saved(avoided.cases, costs),
    costs,
    viewWeeks: await viewWeeks(ctx, articleId, now),
  };
}

const viewWeeksShown = 12;

async function viewWeeks(ctx: Context, articleId: number, now: Date): Promise<ArticleImpact["viewWeeks"]> {
  const { rows } = await ctx.db.execute<{ ago: number; views: number }>(sql`
    select (((${now.toISOString()}::timestamptz at time zone 'UTC')::date - day) / 7)::int as ago, sum(views)::int as views
    from article_views where article_id = ${articleId}
      and day > (${now.toISOString()}::timestamptz at time zone 'UTC')::date - ${7 * viewWeeksShown}::int
    group by 1`);
  const views = new Map(rows.map((row) => [row.ago, row.views]));
  return Array.from({ length: viewWeeksShown }, (_, at) => {
    const ago = viewWeeksShown - 1 - at;
    return { from: new Date(+now - (ago + 1) * 7 * 86_400_000), views: views.get(ago) ?? 0 };
  });
}
