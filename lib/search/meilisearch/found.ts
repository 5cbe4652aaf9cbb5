import { type Key, subjectOf } from "../documents";
import type { SearchRequest } from "../engine";
import { type Helped, often } from "../helped";
import { capQuery } from "../text";
import { heldIdOfSubject } from "./documents";
import { type Evidence, evidenceOf } from "./evidence";
import type { Gathered } from "./gather";
import { better, type Match } from "./matches";
import { hasFilters } from "./query";

/** Of what is known by others' outcomes alone, so many are asked for. */
const mostLearned = 10;
/** How much of a score the meaning of a short question is. */
const shareOfShort = 0.3;
const short = 12;
/** What has none of the words must mean nearly the same. */
const leastNear = 0.35;

/** What the server has found for a request. */
export type Found = {
  articles: Match[];
  asked: Match[];
  evidence: Map<Key, Evidence>;
  helped: Helped;
  /** How much speaks for an article because of how often it is the answer. */
  often: (article: Key) => number;
  /** All that the query says, in nats. */
  told: number;
  /** How many words it has that somebody here has ever said. */
  said: number;
};

export function foundIn(request: SearchRequest, { tally, askers, near }: Gathered): Found {
  const articles = withMeaning(tally.matches("articles"), near, request);
  const asked = withMeaning(tally.matches("asked"), near, request);
  const helped = hasFilters(request) && request.mode !== "type" ? tally.matches("voters") : asked;
  const said = tally.known;
  return {
    articles,
    asked,
    evidence: evidenceOf(helped, askers),
    helped: askers.helped,
    often: often(askers.helped, said),
    told: tally.toldInAll,
    said,
  };
}

/** What a short question means counts beside its words; the more words there are, the less one vector adds to them. */
function withMeaning(
  matches: readonly Match[],
  near: ReadonlyMap<string, number>,
  { q, details = "" }: SearchRequest,
): Match[] {
  const words = capQuery(`${q}\n${details}`).split(/\s+/).length;
  const share = near.size === 0 ? 0 : shareOfShort * (short / Math.max(short, words)) ** 2;
  return matches
    .map((match) => {
      const nearness = near.get(heldIdOfSubject(subjectOf(match.key))) ?? 0;
      const meant = nearness >= leastNear || match.words > 0 ? share * nearness : 0;
      const { words, said } = match;
      return { ...match, words: (1 - share) * words + meant, said: (1 - share) * said + meant };
    })
    .filter(({ words }) => words > 0)
    .sort(better);
}

/** Articles and threads that the server did not find by their own words, though they have solved what is like this; best first. */
export function onlyVotedFor({ articles, asked, evidence }: Found): Key[] {
  const known = new Set([...articles, ...asked].map(({ key }) => key));
  return [...evidence]
    .map(([key, { votes, words }]) => ({ key, learned: Math.max(votes, words) }))
    .filter(({ key, learned }) => !known.has(key) && learned > 0)
    .sort((a, b) => b.learned - a.learned || b.key - a.key)
    .slice(0, mostLearned)
    .map(({ key }) => key);
}
