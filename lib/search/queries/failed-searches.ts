import { type SQL, sql } from "drizzle-orm";
import { type Context, currentTime } from "@/lib/context";
import { privateLooking } from "@/lib/markdown/private-looking";
import { authorize } from "@/lib/policy";
import { wholeSearches } from "./whole-searches";

/** `none`: nothing was found. `unopened`: nothing was worth opening. `rephrased`: other words came right after. */
export const failures = ["none", "unopened", "rephrased"] as const;
export type Failure = (typeof failures)[number];

export type FailedSearch = {
  query: string;
  language: string;
  times: number;
  searchers: number;
  lastAt: Date;
  /** What was typed instead, the latest first. */
  next: string[];
};

export type FailedSearches = {
  /** Searches of the period, and how many of them failed in which way; one may have failed in two. */
  counts: Record<Failure, number> & { all: number; opened: number; solved: number };
  items: FailedSearch[];
  /** Of this page, what looks private and is not shown. */
  withheld: number;
  page: number;
  pages: number;
};

export const failuresPerPage = 30;
const lastPage = 100;

/** Searches that led nowhere in the last days, those that look alike as one, the most frequent first; of pages, the last at most. */
export async function failedSearches(
  ctx: Context,
  { failure, days, page = 1 }: { failure: Failure; days: number; page?: number },
): Promise<FailedSearches> {
  authorize(ctx.actor, "search.tune");
  const now = (await currentTime(ctx)).toISOString();
  const from = sql`${now}::timestamptz - make_interval(days => ${Math.min(365, Math.max(1, Math.trunc(days)))})`;
  const at = Math.min(lastPage, Math.max(1, Math.trunc(page)));
  const { rows } = await ctx.db.execute<{
    counts: FailedSearches["counts"];
    total: number;
    items: (Omit<FailedSearch, "lastAt"> & { lastAt: string })[];
  }>(sql`
    with ${wholeSearches(from, sql`${now}::timestamptz`)},
    chosen as (
      select key, min(language) as language, count(*)::int as times, count(distinct coalesce(who, id::text))::int as searchers,
        max(created_at) as last_at, (array_agg(query order by created_at desc))[1] as query,
        array_agg(distinct left(next_query, 120)) filter (where failed and moved_on) as next
      from whole where ${conditionOf(failure)} group by key)
    select
      (select json_build_object('all', count(*), 'none', count(*) filter (where ${conditionOf("none")}),
        'unopened', count(*) filter (where ${conditionOf("unopened")}),
        'rephrased', count(*) filter (where ${conditionOf("rephrased")}),
        'opened', count(*) filter (where opened <> '[]'),
        'solved', count(*) filter (where confirmed_subject is not null)) from whole) as counts,
      (select count(*)::int from chosen) as total,
      coalesce((select json_agg(json_build_object('query', left(query, 200), 'language', language, 'times', times,
          'searchers', searchers, 'lastAt', last_at, 'next', coalesce(to_json(next[1:3]), '[]')) order by times desc, last_at desc, key)
        from (select * from chosen order by times desc, last_at desc, key
          limit ${failuresPerPage} offset ${(at - 1) * failuresPerPage}) c), '[]') as items`);
  const { counts, total, items } = rows[0]!;
  const pages = Math.min(lastPage, Math.max(1, Math.ceil(total / failuresPerPage)));
  if (at > pages) return failedSearches(ctx, { failure, days, page: pages });
  const shown = items.filter(({ query }) => privateLooking(query).length === 0);
  return {
    counts,
    items: shown.map((item) => ({
      ...item,
      lastAt: new Date(item.lastAt),
      next: item.next.filter((words) => privateLooking(words).length === 0),
    })),
    withheld: items.length - shown.length,
    page: at,
    pages,
  };
}

const conditions: Record<Failure, SQL> = {
  none: sql`(failed and result_count = 0)`,
  unopened: sql`(failed and result_count > 0 and question_id is null)`,
  rephrased: sql`(failed and moved_on)`,
};
const conditionOf = (failure: Failure): SQL => conditions[failure];
