import { sql } from "drizzle-orm";
import { type Context, currentTime } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { withoutMarks } from "@/lib/search/marks";
import { suggest } from "@/lib/search/queries/suggest";
import { loneFailures } from "../gaps/failed-words";
import { type Gap, gapDays, gatherGaps, hiddenCases } from "../gaps/gather";

export type NearBy = { subject: string; title: string; href: string };

export type Gaps = {
  items: (Gap & { nearBy: NearBy[] })[];
  total: number;
  page: number;
  pages: number;
  /** Failed searches in words that only one person typed: counted, never shown. */
  lone: number;
  /** Cases on threads that not everybody may read: counted, never shown. */
  hiddenCases: number;
  dismissed: number;
};

export const gapsPerPage = 15;
const nearByShown = 3;

/** What people look for, or had to be told by staff, and nothing here answers well; with what there is nearby. */
export async function gaps(ctx: Context, { page = 1 }: { page?: number } = {}): Promise<Gaps> {
  authorize(ctx.actor, "search.tune");
  const now = await currentTime(ctx);
  const all = await gatherGaps(ctx.db, now);
  const pages = Math.max(1, Math.ceil(all.length / gapsPerPage));
  const wanted = Math.min(pages, Math.max(1, Math.trunc(page) || 1));
  const { rows } = await ctx.db.execute<{ count: number }>(
    sql`select count(*)::int as count from gap_dismissals`,
  );
  const items: Gaps["items"] = [];
  // One search after the other: whoever searches meanwhile waits for one of them, not for a page full.
  for (const gap of all.slice((wanted - 1) * gapsPerPage, wanted * gapsPerPage))
    items.push({ ...gap, nearBy: await nearBy(ctx, gap) });
  return {
    items,
    total: all.length,
    page: wanted,
    pages,
    lone: await loneFailures(ctx.db, now, gapDays),
    hiddenCases: await hiddenCases(ctx.db),
    dismissed: rows[0]!.count,
  };
}

/** What everybody is shown for these words; the threads of its own cases are no answer to it. */
async function nearBy({ db }: Context, { label, language, cases }: Gap): Promise<NearBy[]> {
  const found = await suggest({ db, actor: { kind: "visitor" } }, { q: label, mode: "ask", language });
  const own = new Set(cases.map(({ number }) => `question:${number}`));
  return found
    .filter(({ subject }) => !own.has(subject))
    .slice(0, nearByShown)
    .map(({ subject, title, href }) => ({ subject, title: withoutMarks(title), href }));
}

export type DismissedGap = { language: string; words: string; reason: string; by: string; at: Date };

/** Words of which a curator has said that nothing is missing, the latest first. */
export async function dismissedGaps(ctx: Context): Promise<DismissedGap[]> {
  authorize(ctx.actor, "search.tune");
  const { rows } = await ctx.db.execute<Omit<DismissedGap, "at"> & { at: string }>(sql`
    select d.language, d.words, d.reason, p.name as by, to_json(d.dismissed_at) as at
    from gap_dismissals d join people p on p.id = d.dismissed_by order by d.dismissed_at desc, d.words limit 200`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
