import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
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
export function betsFor(
  bets: readonly BestBet[],
  q: string,
  { language, isTyping = false }: { language: string; isTyping?: boolean },
): BestBet[] {
  if (bets.length === 0) return [];
  const asked = new Set(termsOf(q, language));
  const typed = isTyping ? wordBeingTyped(q) : undefined;
  const beginning = typed && typed.length >= 3 ? beginningOf(typed) : undefined;
  const last = beginning === undefined ? undefined : termsOf(typed!, language).at(-1);
  return bets.filter((bet) => isCalledFor(bet)).slice(0, mostAtOnce);

  function isCalledFor({ words, scope }: BestBet): boolean {
    const wanted = [...new Set(termsOf(words, language))];
    if (wanted.length === 0) return false;
    const missing = wanted.filter((term) => !asked.has(term));
    const isBegun =
      beginning !== undefined && missing.length === 1 && begins(words, beginning, missing[0]!, language);
    if (missing.length > 0 && !isBegun) return false;
    if (scope === "part") return true;
    const others = [...asked].filter((term) => !wanted.includes(term) && !(isBegun && term === last));
    return others.length === 0;
  }
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
    if (id !== undefined) return { kind, id, score: 1, parts: { pinned: 1 } };
  }
  return null;
}

export const isPinned = (hit: Pick<Hit, "parts">): boolean => hit.parts.pinned !== undefined;

const known = new WeakMap<Db, { readAt: number; bets: Promise<BestBet[]> }>();
/** Every node follows a change within a second; typing must not wait for the database each time. */
const freshMs = 800;

/** All bets that are kept, as this process knows them. */
export function bestBets(db: Db): Promise<BestBet[]> {
  const kept = known.get(db);
  if (kept && Date.now() - kept.readAt < freshMs) return kept.bets;
  const bets = db
    .execute<BestBet>(sql`select words, scope, subject from search_best_bets order by id`)
    .then(({ rows }) => rows);
  known.set(db, { readAt: Date.now(), bets });
  // The next search asks again, and this one does without.
  return bets.catch(() => {
    known.delete(db);
    return [];
  });
}

/** After a change made here, so that whoever made it sees it at once. */
export const forgetBestBets = (db: Db): void => void known.delete(db);
