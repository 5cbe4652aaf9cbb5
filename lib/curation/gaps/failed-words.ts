import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { privateLooking } from "@/lib/markdown/private-looking";
import { wholeSearches } from "@/lib/search/queries/whole-searches";

export type FailedWords = {
  /** In small letters without punctuation; with the language it tells these words from others. */
  words: string;
  language: string;
  /** As somebody typed them last. */
  query: string;
  people: number;
  times: number;
  /** Of these, how many found nothing at all; the others found nothing worth opening. */
  nothingFound: number;
  /** So many of the last eight weeks back each one was. */
  weeksAgo: number[];
  lastAt: Date;
};

/** More different words than this are not looked through; those that most people typed come first. */
const most = 1_500;

/**
 * Words of searches that found nothing, or nothing worth opening, over these days. Only words that at least two different
 * people have typed alike, and nothing that looks private: what one person types is theirs. A visitor of two days counts
 * as one person where the day's key or the account says so, else as two, since nobody can know.
 */
export async function failedWords(db: Db | Tx, now: Date, days: number): Promise<FailedWords[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const { rows } = await db.execute<Omit<FailedWords, "lastAt"> & { lastAt: string }>(sql`
    with ${wholeSearches(sql`${at} - make_interval(days => ${days})`, at)}
    select key as words, language, (array_agg(left(query, 200) order by created_at desc))[1] as query,
      least(count(distinct coalesce(visitor_key, person_id)), count(distinct coalesce(person_id, visitor_key)))::int as people,
      count(*)::int as times, (count(*) filter (where result_count = 0))::int as "nothingFound",
      array_agg(floor(extract(epoch from ${at} - created_at) / 604800)::int) as "weeksAgo", to_json(max(created_at)) as "lastAt"
    from whole where failed and (result_count = 0 or question_id is null) and length(key) <= 200
    group by key, language
    having least(count(distinct coalesce(visitor_key, person_id)), count(distinct coalesce(person_id, visitor_key))) >= 2
    order by people desc, times desc, words limit ${most}`);
  return rows
    .filter(({ query, words }) => privateLooking(`${query}\n${words}`).length === 0)
    .map((row) => ({ ...row, lastAt: new Date(row.lastAt) }));
}

/** How many searches failed in that time in words that nobody else typed; the words themselves stay theirs. */
export async function loneFailures(db: Db | Tx, now: Date, days: number): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const { rows } = await db.execute<{ count: number }>(sql`
    with ${wholeSearches(sql`${at} - make_interval(days => ${days})`, at)}
    select coalesce(sum(times), 0)::int as count from (
      select count(*) as times from whole where failed and (result_count = 0 or question_id is null)
      group by key, language
      having least(count(distinct coalesce(visitor_key, person_id)), count(distinct coalesce(person_id, visitor_key))) < 2) x`);
  return rows[0]!.count;
}
