import { sql } from "drizzle-orm";
import { type Context, currentTime } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { type BestBet, caller } from "../best-bets";
import { wholeSearches } from "./whole-searches";

export const CAUGHT_DAYS = 30;
/** The newest searches are enough to see how often a bet is called for, and reading all of a large site's takes long. */
const most = 5_000;
/** What comes first so often takes the best place from people who look for very different things. */
const TOO_OFTEN = 1 / 10;
const enoughToTell = 20;

export type BetsCaught = {
  /** The searches that were looked at; `isNewest` where there were more in this time. */
  searches: number;
  isNewest: boolean;
  of: (betId: number) => { caught: number; isTooOften: boolean };
};

/** In how many searches of the last days each of these bets would have come first, had it been there. */
export async function betsCaught(
  ctx: Context,
  bets: readonly (BestBet & { id: number })[],
): Promise<BetsCaught> {
  authorize(ctx.actor, "search.tune");
  const now = (await currentTime(ctx)).toISOString();
  const from = sql`${now}::timestamptz - make_interval(days => ${CAUGHT_DAYS})`;
  const { rows } = await ctx.db.execute<{ query: string; language: string }>(sql`
    with ${wholeSearches(from, sql`${now}::timestamptz`)}
    select query, language from whole order by created_at desc, id desc limit ${most + 1}`);
  const searches = rows.slice(0, most);
  const callers = new Map<string, (q: string) => { id: number }[]>();
  const caught = new Map<number, number>();
  for (const { query, language } of searches) {
    const called = callers.get(language) ?? caller(bets, language);
    callers.set(language, called);
    for (const { id } of called(query)) caught.set(id, (caught.get(id) ?? 0) + 1);
  }
  return {
    searches: searches.length,
    isNewest: rows.length > most,
    of: (betId) => {
      const count = caught.get(betId) ?? 0;
      const isTooOften = searches.length >= enoughToTell && count > TOO_OFTEN * searches.length;
      return { caught: count, isTooOften };
    },
  };
}
