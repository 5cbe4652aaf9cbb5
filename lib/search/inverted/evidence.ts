import type { Key } from "../documents";
import type { LiveIndex } from "./live";
import type { Match } from "./matches";
import type { Scores } from "./score";

/** What earlier askers' outcomes say about one thing, from 0 to 1; `via` is the nearest question. */
export type Evidence = { votes: number; words: number; via?: Key };

const VOTERS = 60;
const STEEPNESS = 2;
// Ten solved questions know little of what else will be asked, and least about who uses which words.
const VOTERS_TO_TRUST = 30;
const ASKERS_TO_TRUST = 300;

/** Who was helped by what: the nearest solved questions vote, and all solved questions together lend their words. */
export function evidenceOf(index: LiveIndex, scores: Scores, asked: readonly Match[]): Map<Key, Evidence> {
  const found = new Map<Key, Evidence>();
  const at = (key: Key): Evidence => {
    let evidence = found.get(key);
    if (!evidence) {
      evidence = { votes: 0, words: 0 };
      found.set(key, evidence);
    }
    return evidence;
  };
  const voters = asked.filter((match) => match.isSolved).slice(0, VOTERS);
  const nearest = voters[0]?.words ?? 1;
  for (const { part, number, words, key } of voters) {
    for (let s = part.solverStarts[number]!; s < part.solverStarts[number + 1]!; s++) {
      const evidence = at(index.solvers.keys[part.solvers[s]!]!);
      evidence.votes += (words / nearest) ** STEEPNESS;
      evidence.via ??= key;
    }
  }
  scores.solvers.forEach((value, solver) => {
    if (value > 0) at(index.solvers.keys[solver]!).words = value;
  });
  let votes = 0;
  let words = 0;
  for (const evidence of found.values()) {
    votes = Math.max(votes, evidence.votes);
    words = Math.max(words, evidence.words);
  }
  // Unless somebody has asked nearly the same.
  const same = (voters[0]?.covered ?? 0) ** 3;
  const trust = (enough: number): number =>
    Math.max(same, index.solvers.taught / (index.solvers.taught + enough));
  const [inVotes, inWords] = [trust(VOTERS_TO_TRUST), trust(ASKERS_TO_TRUST)];
  for (const evidence of found.values()) {
    if (votes > 0) evidence.votes *= inVotes / votes;
    // Squared: all that have solved much have something of most words.
    if (words > 0) evidence.words = (evidence.words / words) ** 2 * inWords;
  }
  return found;
}
