import { type Context, currentTime } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { type ImpactCounts, impactCounts, siteEscalated } from "../impact/counts";
import { weeksTogether } from "../impact/weeks-together";
import { type Avoided, casesAvoided, type Impact, impactOf, saved, type UnitCosts } from "../rules/impact";
import { readUnitCosts } from "../unit-costs";
import { weeksOf } from "../weeks";
import { mostWeeks } from "./article-impact";

export const impactOrders = ["saved", "views", "solved", "newest"] as const;
export type ImpactOrder = (typeof impactOrders)[number];

export type ImpactRow = ImpactCounts & {
  avoided: Avoided;
  saved: { minutes: number; money: number };
  /** Null where no group of repeats leads to it. */
  impact: Impact | null;
};

export type ImpactTable = {
  rows: ImpactRow[];
  articles: number;
  totals: { views: number; solved: number; confirmed: number; cases: number; minutes: number; money: number };
  costs: UnitCosts & { isOwn: boolean };
  page: number;
  pages: number;
};

export const impactsPerPage = 30;

/** What each published article does: read, solved, and whether its question stopped coming. */
export async function impactTable(
  ctx: Context,
  { order = "saved", page = 1 }: { order?: ImpactOrder; page?: number } = {},
): Promise<ImpactTable> {
  authorize(ctx.actor, "repeats.read");
  const now = await currentTime(ctx);
  const costs = await readUnitCosts(ctx.db);
  const site = await siteEscalated(ctx.db, now);
  const all = (await impactCounts(ctx.db, now)).map((counts) => {
    const avoided = casesAvoided(counts.confirmed, counts.before, site);
    return { ...counts, avoided, saved: saved(avoided.cases, costs) };
  });
  all.sort((a, b) => rank[order](b) - rank[order](a) || b.views - a.views || a.id - b.id);
  const pages = Math.max(1, Math.ceil(all.length / impactsPerPage));
  const wanted = Math.min(pages, Math.max(1, Math.trunc(page) || 1));
  const rows = all.slice((wanted - 1) * impactsPerPage, wanted * impactsPerPage);
  const ids = rows.flatMap(({ groups }) => groups.map(({ id }) => id));
  const weeks = await weeksOf(ctx.db, ids, now, mostWeeks);
  const sum = (of: (row: (typeof all)[number]) => number) => all.reduce((total, row) => total + of(row), 0);
  return {
    rows: rows.map((row) => {
      const together = weeksTogether(row.groups.map(({ id }) => weeks.get(id)!));
      return { ...row, impact: together.length > 0 ? impactOf(together, row.publishedAt, now) : null };
    }),
    articles: all.length,
    totals: {
      views: sum((row) => row.views),
      solved: sum(solvedOf),
      confirmed: sum((row) => row.confirmed),
      cases: sum((row) => row.avoided.cases),
      minutes: sum((row) => row.saved.minutes),
      money: sum((row) => row.saved.money),
    },
    costs,
    page: wanted,
    pages,
  };
}

/** Everybody who said that it solved theirs, each once: under it, by accepting it, or when they were told of it. */
export const solvedOf = ({ yes, elsewhere }: ImpactCounts): number => yes + elsewhere;

type Ranked = ImpactCounts & Pick<ImpactRow, "saved">;
const rank: Record<ImpactOrder, (row: Ranked) => number> = {
  saved: (row) => row.saved.money,
  views: (row) => row.views,
  solved: solvedOf,
  newest: (row) => +row.publishedAt,
};
