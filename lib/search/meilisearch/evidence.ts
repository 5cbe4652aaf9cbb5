import type { Key } from "../documents";
import { type Helped, steepnessOfVotes, trustInVotes, trustInWords } from "../helped";
import { freshnessAfter, OLD } from "../recency";
import type { Askers } from "./askers";
import type { Match } from "./matches";

/** What earlier askers' outcomes say about one thing, from 0 to 1; `via` is the nearest question. */
export type Evidence = { votes: number; words: number; via?: Key };

const voters = 60;

/** Who was helped by what: the nearest solved questions vote, and all solved questions together lend their words. */
export function evidenceOf(asked: readonly Match[], askers: Askers): Map<Key, Evidence> {
  const found = new Map<Key, Evidence>();
  const { helped } = askers;
  const solved = votersAmong(asked);
  const nearest = solved[0]?.near || 1;
  const steepness = steepnessOfVotes(helped.taught / Math.max(1, askers.size));
  for (const { key, near, solvedBy } of solved)
    for (const solver of solvedBy) {
      const { votes, via } = found.get(solver) ?? { votes: 0 };
      found.set(solver, { votes: votes + (near / nearest) ** steepness, words: 0, via: via ?? key });
    }
  const own = asked.map(({ ownWords }) => ownWords);
  const lent = askers.lent(own.reduce((a, b) => a + b, 0) / own.length || 1);
  for (const [solver, words] of lent) found.set(solver, { ...(found.get(solver) ?? { votes: 0 }), words });
  weigh(found, helped, solved[0]?.covered ?? 0);
  return found;
}

/** Each against the best, and by how much there is to go by, unless somebody has asked nearly the same. */
function weigh(found: Map<Key, Evidence>, helped: Helped, covered: number): void {
  const most = (of: "votes" | "words") =>
    [...found.values()].reduce((best, evidence) => Math.max(best, evidence[of]), 0) || 1;
  const [votes, words] = [most("votes"), most("words")];
  const same = covered ** 3;
  const inVotes = Math.max(same, trustInVotes(helped));
  const inWords = Math.max(same, trustInWords(helped));
  for (const evidence of found.values()) {
    evidence.votes *= inVotes / votes;
    // Squared: all that have solved much have something of most words.
    evidence.words = (evidence.words / words) ** 2 * inWords;
  }
}

/** The solved questions nearest to this one; the newer the nearer. */
function votersAmong(asked: readonly Match[]): (Match & { near: number })[] {
  const freshness = freshnessAmong(asked);
  return asked
    .filter(({ isSolved }) => isSolved)
    .map((match) => ({ ...match, near: match.words * (1 - OLD + OLD * freshness(match)) }))
    .sort((a, b) => b.near - a.near || b.key - a.key)
    .slice(0, voters);
}

const secondsOfAYear = 365 * 86_400;

/** How fresh each question is, by the newest of these. */
export function freshnessAmong(asked: readonly Match[]): (match: Match) => number {
  const newest = asked.reduce((latest, { createdAt }) => Math.max(latest, createdAt), 0);
  return ({ createdAt }) => freshnessAfter((newest - createdAt) / secondsOfAYear);
}
