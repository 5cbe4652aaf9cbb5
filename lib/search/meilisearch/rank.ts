import { idOf, type Key, keyOfSubject, kindOf } from "../documents";
import type { Hit, SearchRequest } from "../engine";
import { freshnessAfter, OLD, RECENT } from "../recency";
import type { RawHit } from "./client";
import { isFound } from "./documents";
import { type Match, matchOf, together } from "./matches";
import type { Part } from "./query";

const voters = 60;
// The server's scores of good and middling hits lie closer together than those of the default engine.
const steepness = 4;
const shares = { own: 0.7, votes: 0.45 };
/** Learned from others' outcomes alone, an article has to be this much better than the rest to be shown. */
const leastLearned = 0.25;
const mostLearned = 10;
const sameQuestion = 0.95;
const leastWords = 0.4;
const waiting = 0.5;
const otherLanguage = 0.85;
/** What must be brought up to date may still be the only thing there is. */
const outOfDate = 0.8;

/** What the server has found for a request. */
export type Found = { articles: Match[]; asked: Match[]; votes: Votes };

export function foundIn(parts: readonly Part[], hits: readonly RawHit[][]): Found {
  const articles = together(parts, hits, "articles");
  const asked = together(parts, hits, "asked");
  const helped = parts.some(({ find }) => find === "voters") ? together(parts, hits, "voters") : asked;
  return { articles, asked, votes: votesOf(helped) };
}

/** Articles and threads that the server did not find by their own words, though they have solved what is like this; best first. */
export function onlyVotedFor({ articles, asked, votes }: Found): Key[] {
  const known = new Set([...articles, ...asked].map(({ key }) => key));
  return [...votes]
    .filter(([key, { share }]) => !known.has(key) && share > leastLearned)
    .sort(([, a], [, b]) => b.share - a.share)
    .slice(0, mostLearned)
    .map(([key]) => key);
}

/**
 * The server's hits as the site ranks them: with votes of those who were helped, and answers first for somebody who
 * asks. `learned` is what only votes speak for and what is really there; of threads, those that have their solution.
 */
export function ranked(request: SearchRequest, found: Found, learned: readonly RawHit[]): Ranked[] {
  const excluded = new Set(request.exclude?.map(keyOfSubject));
  // Whatever is left out must not be what the others are measured by.
  const left = (matches: readonly Match[]) => matches.filter(({ key }) => !excluded.has(key));
  const [articles, asked] = [left(found.articles), left(found.asked)];
  const more = left(learned.flatMap((hit) => matchOf(hit) ?? []));
  const isArticle = ({ key }: Match) => kindOf(key) === "article";
  const threads = more.filter((match) => !isArticle(match) && match.isSolved);
  const all: Found = {
    ...found,
    articles: [...articles, ...more.filter(isArticle)],
    asked: [...asked, ...threads],
  };
  const certainty = Math.max(articles[0]?.words ?? 0, asked[0]?.words ?? 0);
  const scored = request.mode === "ask" ? answers(all) : everything(all);
  return [...scored.values()]
    .filter(({ match }) => isFound(kindOf(match.key)))
    .map((one) => ({ hit: hitOf(one, request, certainty), isSolved: one.match.isSolved }))
    .sort((a, b) => b.hit.score - a.hit.score || b.hit.id - a.hit.id);
}

export type Ranked = { hit: Hit; isSolved: boolean };
type Scored = { match: Match; parts: Record<string, number>; via?: Key };
export type Votes = Map<Key, { share: number; via: Key }>;

/** What solved the nearest solved questions, each against the one with the most votes. */
function votesOf(asked: readonly Match[]): Votes {
  const freshness = freshnessAmong(asked);
  const solved = asked
    .filter(({ isSolved }) => isSolved)
    .map((match) => ({ ...match, near: match.words * (1 - OLD + OLD * freshness(match)) }))
    .sort((a, b) => b.near - a.near || b.key - a.key)
    .slice(0, voters);
  const nearest = solved[0]?.near || 1;
  const votes: Votes = new Map();
  for (const { key, near, solvedBy } of solved)
    for (const solver of solvedBy) {
      const known = votes.get(solver);
      votes.set(solver, {
        share: (known?.share ?? 0) + (near / nearest) ** steepness,
        via: known?.via ?? key,
      });
    }
  const most = Math.max(0, ...[...votes.values()].map(({ share }) => share)) || 1;
  for (const vote of votes.values()) vote.share /= most;
  return votes;
}

const secondsOfAYear = 365 * 86_400;

/** How fresh each question is, by the newest of these. */
function freshnessAmong(asked: readonly Match[]): (match: Match) => number {
  const newest = asked.reduce((latest, { createdAt }) => Math.max(latest, createdAt), 0);
  return ({ createdAt }) => freshnessAfter((newest - createdAt) / secondsOfAYear);
}

/** For somebody who asks: what answers it, each answer once; then threads that wait for one. */
function answers({ articles, asked, votes }: Found): Map<Key, Scored> {
  const best = Math.max(articles[0]?.words ?? 0, asked[0]?.words ?? 0) || 1;
  const freshness = freshnessAmong(asked);
  const scored = new Map<Key, Scored>();
  const put = (match: Match, own: number, recent?: number) => {
    const vote = votes.get(match.key);
    const parts = {
      own: shares.own * own,
      votes: shares.votes * (vote?.share ?? 0),
      ...(recent !== undefined && { recent }),
    };
    scored.set(match.key, { match, parts, via: vote?.via });
  };
  for (const match of articles) put(match, match.words / best);
  for (const match of asked) {
    // What an article solved is the same answer again, unless it is the very same question.
    const isShown = match.solvedBy.some((solver) => scored.has(solver)) && match.words < sameQuestion * best;
    const fits = (match.words / best) ** 2;
    if (match.isSolved && !isShown) put(match, fits, RECENT * fits * freshness(match));
  }
  const lowest = Math.min(1, ...[...scored.values()].map(({ parts }) => parts.own! + parts.votes!));
  for (const match of asked) {
    if (match.isSolved || match.words < leastWords * best) continue;
    const near = (match.words / best) ** 2 * (match.isAnswered ? 1 : 0.8);
    scored.set(match.key, { match, parts: { waiting: waiting * lowest * near } });
  }
  return scored;
}

/** For somebody who looks around: articles and questions in one list, by how well they fit. */
function everything({ articles, asked, votes }: Found): Map<Key, Scored> {
  const matches = [...articles, ...asked];
  const best = Math.max(0, ...matches.map(({ words }) => words)) || 1;
  const freshness = freshnessAmong(asked);
  const scored = new Map<Key, Scored>();
  for (const match of matches) {
    const isByWords = kindOf(match.key) !== "article" && match.words > 0;
    const vote = isByWords ? undefined : votes.get(match.key);
    if (match.words < leastWords * best && !(match.words === 0 && vote)) continue;
    const fits = match.words / best;
    const parts = {
      own: 0.7 * fits,
      votes: 0.3 * (vote?.share ?? 0),
      ...(match.isSolved && { recent: RECENT * fits * freshness(match) }),
    };
    scored.set(match.key, { match, parts, via: vote && vote.share > 0.5 ? vote.via : undefined });
  }
  return scored;
}

function hitOf({ match, parts, via }: Scored, request: SearchRequest, certainty: number): Hit {
  const isOther = match.language !== request.language.slice(0, 2).toLowerCase();
  const left = (isOther ? otherLanguage : 1) * (match.isOutdated ? outOfDate : 1);
  const sum = Object.values(parts).reduce((a, b) => a + b, 0) * left;
  return {
    kind: kindOf(match.key) as Hit["kind"],
    id: idOf(match.key),
    score: sum * certainty,
    holds: match.words,
    parts: {
      ...parts,
      certainty,
      ...(isOther && { language: otherLanguage }),
      ...(match.isOutdated && { outdated: outOfDate }),
    },
    ...(via !== undefined && kindOf(via) === "question" && { via: idOf(via) }),
  };
}
