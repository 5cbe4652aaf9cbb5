import type { Key } from "../documents";
import { steepnessOfVotes, trustInVotes, trustInWords } from "../helped";
import { OLD } from "../recency";
import { freshnessIn } from "./freshness";
import { likenesses } from "./likeness";
import type { LiveIndex } from "./live";
import type { Match } from "./matches";
import type { Scores } from "./score";

/** What earlier askers' outcomes say about one thing, from 0 to 1; `via` is the nearest question. */
export type Evidence = { votes: number; words: number; via?: Key };

/** The title of what is asked, and how much of the whole it is. */
export type Title = { text: string; share: number };

const VOTERS = 60;
/** So much of what makes a question near is that its title looks alike, where a title is all that was asked. */
const LOOKS = 0.7;

/** Who was helped by what: the nearest solved questions vote, and all solved questions together lend their words. */
export function evidenceOf(
  index: LiveIndex,
  scores: Scores,
  asked: readonly Match[],
  title: Title,
): Map<Key, Evidence> {
  const found = new Map<Key, Evidence>();
  const at = (key: Key): Evidence => {
    let evidence = found.get(key);
    if (!evidence) {
      evidence = { votes: 0, words: 0 };
      found.set(key, evidence);
    }
    return evidence;
  };
  const voters = votersOf(index, asked, title);
  const nearest = voters[0]?.near ?? 1;
  const steepness = steepnessOfVotes(index.solvers.taught / Math.max(1, index.solvers.size));
  for (const { match, near } of voters) {
    const { part, number, key } = match;
    for (let s = part.solverStarts[number]!; s < part.solverStarts[number + 1]!; s++) {
      const evidence = at(index.solvers.keys[part.solvers[s]!]!);
      evidence.votes += (near / nearest) ** steepness;
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
  const same = (voters[0]?.match.covered ?? 0) ** 3;
  const inVotes = Math.max(same, trustInVotes(index.solvers));
  const inWords = Math.max(same, trustInWords(index.solvers));
  for (const evidence of found.values()) {
    if (votes > 0) evidence.votes *= inVotes / votes;
    // Squared: all that have solved much have something of most words.
    if (words > 0) evidence.words = (evidence.words / words) ** 2 * inWords;
  }
  return found;
}

/** The solved questions nearest to this one: by their words, by how much alike the titles look, and the newer the nearer. */
function votersOf(index: LiveIndex, asked: readonly Match[], { text, share }: Title) {
  const solved = asked.filter((match) => match.isSolved);
  const best = solved[0]?.words ?? 1;
  const looks = likenesses(index, text, solved);
  const most = looks.reduce((a, b) => Math.max(a, b), 0) || 1;
  const part = LOOKS * share;
  const freshness = freshnessIn(index);
  return solved
    .map((match, at) => {
      const alike = (1 - part) * (match.words / best) + part * (looks[at]! / most);
      return { match, near: alike * (1 - OLD + OLD * freshness(match.part, match.number)) };
    })
    .sort((a, b) => b.near - a.near || b.match.key - a.match.key)
    .slice(0, VOTERS);
}
