import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { keptFor } from "@/lib/kept";
import { type FoundKind, idsOf } from "./documents";
import type { Hit } from "./engine";
import { beginningOf, termsOf, wordBeingTyped } from "./text";

/** What staff put first for certain words. */
export type BestBet = { words: string; scope: "whole" | "part"; subject: string };

/** More than this would be a page of advertisements. */
const mostAtOnce = 3;

/**
 * The bets that a search calls for, in the order in which they were made. While typing, the last word may be the
 * beginning of a word of the bet.
 */
export function betsFor<Bet extends BestBet>(
  bets: readonly Bet[],
  q: string,
  { language, isTyping = false }: { language: string; isTyping?: boolean },
): Bet[] {
  if (bets.length === 0) return [];
  return caller(bets, language)(q, isTyping);
}

/** The same for many searches of one language. */
export function caller<Bet extends BestBet>(bets: readonly Bet[], language: string) {
  const terms = new Map(bets.map(({ words }) => [words, [...new Set(termsOf(words, language))]]));
  return (q: string, isTyping = false): Bet[] => {
    const asked = new Set(termsOf(q, language));
    const typed = isTyping ? wordBeingTyped(q) : undefined;
    const beginning = typed && typed.length >= 3 ? beginningOf(typed) : undefined;
    const last = beginning === undefined ? undefined : termsOf(typed!, language).at(-1);
    return bets.filter(isCalledFor).slice(0, mostAtOnce);

    function isCalledFor({ words, scope }: Bet): boolean {
      const wanted = terms.get(words)!;
      if (wanted.length === 0) return false;
      const missing = wanted.filter((term) => !asked.has(term));
      const isBegun =
        beginning !== undefined && missing.length === 1 && begins(words, beginning, missing[0]!, language);
      if (missing.length > 0 && !isBegun) return false;
      if (scope === "part") return true;
      const others = [...asked].filter((term) => !wanted.includes(term) && !(isBegun && term === last));
      return others.length === 0;
    }
  };
}

/** Whether the word that is being typed begins the one word of the bet that is still missing. */
const begins = (words: string, beginning: string, missing: string, language: string): boolean =>
  words
    .split(/\s+/)
    .some((word) => beginningOf(word).startsWith(beginning) && termsOf(word, language).includes(missing));

/** Hits with the bets before them, each thing once. A bet has no score: people chose it. */
export function withBets(hits: readonly Hit[], bets: readonly BestBet[]): Hit[] {
  const pinned = bets.flatMap((bet) => hitOf(bet.subject) ?? []);
  const isPinned = (hit: Hit) => pinned.some(({ kind, id }) => kind === hit.kind && id === hit.id);
  return [...pinned, ...hits.filter((hit) => !isPinned(hit))];
}

function hitOf(subject: string): Hit | null {
  for (const kind of ["article", "question"] satisfies FoundKind[]) {
    const [id] = idsOf([subject], kind);
    if (id !== undefined) return { kind, id, score: 1, holds: 1, parts: { pinned: 1 } };
  }
  return null;
}

export const isPinned = (hit: Pick<Hit, "parts">): boolean => hit.parts.pinned !== undefined;

/** Every node follows a change within a second; typing must not wait for the database each time. */
const kept = keptFor(800, async (db) => {
  const { rows } = await db.execute<BestBet>(
    sql`select words, scope, subject from search_best_bets order by id`,
  );
  return rows;
});

/** All bets, as this process knows them; none while the database cannot say. */
export const bestBets = (db: Db): Promise<BestBet[]> => kept(db).catch(() => []);

export const forgetBestBets = kept.forget;
