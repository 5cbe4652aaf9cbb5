import { type Key, kindOf } from "../documents";
import { trustInWords } from "../helped";
import { LEARNED, LENT_WORDS, NEARLY_ALL, OWN, SOLVED_ITSELF, STEEPNESS } from "../measures";
import { RECENT } from "../recency";
import { freshnessAmong } from "./evidence";
import type { Found } from "./found";
import type { Match } from "./matches";

/** A hit with all that speaks for it. */
export type Scored = { match: Match; parts: Record<string, number>; via?: Key };
type Scores = Map<Key, Scored>;

// What an article says itself, what solved the nearest questions, and in whose words it is known. As in the default engine,
// but for the votes: how often a text has a word is not known here, and so what it says itself tells less.
const shares = { own: OWN, votes: 0.6, words: LENT_WORDS };
const sameQuestion = 0.95;
const leastWords = 0.4;
const WAITING = 0.5;
// What is seldom the answer may have less than nothing for it.
const LEAST = 0.01;
/** On the page: learned from others' outcomes alone, it has to be this much better than the rest. */
const leastLearned = 0.25;
const SIMILAR = 0.7;

/** For somebody who asks: what answers it, each answer once; then threads that wait for one. */
function answers({ articles, asked, evidence, often }: Found): Scores {
  const best = Math.max(articles[0]?.words ?? 0, asked[0]?.words ?? 0) || 1;
  const freshness = freshnessAmong(asked);
  const scored: Scores = new Map();
  const learnt = ({ key }: Match) => {
    const { votes = 0, words = 0, via } = evidence.get(key) ?? {};
    return { via, parts: { votes: shares.votes * votes, words: shares.words * words } };
  };
  for (const match of articles) {
    const { via, parts } = learnt(match);
    const own = shares.own * (match.words / best);
    scored.set(match.key, { match, parts: { own, ...parts, often: often(match.key) }, via });
  }
  for (const match of asked) {
    // What an article solved is the same answer again, unless it is the very same question.
    const isShown = match.solvedBy.some((solver) => scored.has(solver)) && match.words < sameQuestion * best;
    if (!match.isSolved || isShown) continue;
    const { via, parts } = learnt(match);
    const itself = (match.words / best) ** STEEPNESS;
    const recent = RECENT * itself * freshness(match);
    scored.set(match.key, { match, parts: { own: SOLVED_ITSELF * itself, ...parts, recent }, via });
  }
  const sums = [...scored.values()].map(({ parts }) => Object.values(parts).reduce((a, b) => a + b, 0));
  const lowest = Math.max(LEAST, Math.min(1, ...sums));
  for (const match of asked) {
    if (match.isSolved || match.words < leastWords * best) continue;
    const near = (match.words / best) ** 2 * (match.isAnswered ? 1 : 0.8);
    scored.set(match.key, { match, parts: { waiting: WAITING * lowest * near } });
  }
  return scored;
}

/** For somebody who reads a question: others that ask the same. */
function similar({ articles, asked }: Found): Scores {
  const matches = [...articles, ...asked];
  const best = matches.reduce((most, { words }) => Math.max(most, words), 0) || 1;
  const freshness = freshnessAmong(asked);
  const scored: Scores = new Map();
  for (const match of matches) {
    const fits = match.words / best;
    if (fits < leastWords) continue;
    const recent = match.isSolved ? RECENT * fits * freshness(match) : 0;
    scored.set(match.key, { match, parts: { own: SIMILAR * fits, recent } });
  }
  return scored;
}

/** For somebody who looks around: articles and questions in one list, by how well they fit. */
function everything({ articles, asked, evidence, often, helped }: Found): Scores {
  const matches = [...articles, ...asked];
  const best = matches.reduce((most, { words }) => Math.max(most, words), 0) || 1;
  const freshness = freshnessAmong(asked);
  // Of what a site has learnt every hit has something: so much for it means no more than on a new site.
  const part = 1 / (1 + trustInWords(helped) / 2);
  const scored: Scores = new Map();
  for (const match of matches) {
    const { votes = 0, words = 0, via } = evidence.get(match.key) ?? {};
    const share = (shares.votes * votes + shares.words * words) / (shares.own + shares.votes + shares.words);
    if (match.words < leastWords * best && !(match.words === 0 && share > leastLearned)) continue;
    const fits = match.words / best;
    const parts = {
      own: 0.5 * part * fits,
      title: part * match.titled ** NEARLY_ALL,
      learned: part * LEARNED * share,
      ...(kindOf(match.key) === "article" && { often: part * often(match.key) }),
      ...(match.isSolved && { solved: 0.04 * part, recent: part * RECENT * fits * freshness(match) }),
    };
    scored.set(match.key, { match, parts, via: share > 0.5 ? via : undefined });
  }
  return scored;
}

/** What is found with all that speaks for it, for each way of looking. */
export const rankers = { type: everything, submit: everything, ask: answers, similar };
