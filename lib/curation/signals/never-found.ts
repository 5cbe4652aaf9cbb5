import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { failedWords } from "../gaps/failed-words";
import { onSubject } from "../rules/on-subject";
import { isOut, onlyThis } from "./live";

export type NeverFound = { why: "no_views" | "searches_fail"; words: string[] };

/** An article has so many days to be found. */
export const unfoundDays = 60;
const wordsShown = 3;

/**
 * Articles that no search has opened for sixty days, where either nobody has read them in that time or searches in words
 * of their title fail. Nothing is said before views and searches have been counted for that long.
 */
export async function neverFound(
  db: Db | Tx,
  now: Date,
  articleId?: number,
): Promise<Map<number, NeverFound>> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const from = sql`${new Date(+now - unfoundDays * 86_400_000).toISOString()}::timestamptz`;
  const { rows } = await db.execute<{
    id: number;
    title: string;
    summary: string;
    language: string;
    unread: boolean;
  }>(sql`
    with opened as materialized (
      select distinct split_part(x.subject, ':', 2)::int as article_id from searches s
      cross join lateral jsonb_array_elements_text(s.opened) x (subject)
      where s.opened <> '[]' and s.created_at between ${from} and ${at} and x.subject ~ '^article:[0-9]{1,9}$')
    select a.id, a.title, a.summary, a.language,
      (select min(day) from article_views) <= (${from} at time zone 'UTC')::date and not exists (select from article_views v
        where v.article_id = a.id and v.day >= (${from} at time zone 'UTC')::date) as unread
    from articles a
    where ${isOut("a")} and a.audience = 'public' and a.published_at < ${from} and ${onlyThis(sql`a.id`, articleId)}
      and exists (select from searches where created_at < ${from} + interval '1 day')
      and not exists (select from opened o where o.article_id = a.id)`);
  const failing = rows.length === 0 ? [] : await failedWords(db, now, unfoundDays);
  const words = onSubject(rows, failing);
  return new Map(
    rows.flatMap(({ id, unread }): [number, NeverFound][] => {
      const failed = words.get(id) ?? [];
      if (failed.length > 0)
        return [[id, { why: "searches_fail", words: failed.slice(0, wordsShown).map(({ query }) => query) }]];
      return unread ? [[id, { why: "no_views", words: [] }]] : [];
    }),
  );
}
