import { idOf, type Key, keyOfSubject, kindOf, subjectOf } from "../documents";
import type { Hit, SearchRequest } from "../engine";
import { type Calibration, likely } from "../inverted/calibration";
import { LEAD, OTHER_LANGUAGE, OUT_OF_DATE, WHOLE_TITLE } from "../measures";
import { freshnessAfter, OLD, RECENT } from "../recency";
import { capQuery } from "../text";
import type { RawHit } from "./client";
import { heldIdOfSubject, isFound } from "./documents";
import type { Gathered } from "./gather";
import { better, type Match, matchOf } from "./matches";
import { hasFilters } from "./query";

const voters = 60;
const steepness = 2.5;
const shares = { own: 0.7, votes: 0.6 };
/** Learned from others' outcomes alone, an article has to be this much better than the rest to be shown. */
const leastLearned = 0.25;
const mostLearned = 10;
const sameQuestion = 0.95;
const leastWords = 0.4;
const waiting = 0.5;
// What a hit has of a query, on the scale of the default engine, so that young sites may begin with what is usual there.
const held = 0.55;
/** How much of a score the meaning of a short question is. */
const shareOfShort = 0.3;
const short = 12;
/** What has none of the words must mean nearly the same. */
const leastNear = 0.35;

/** What the site's own outcomes say of its scores. */
export type Learnt = { calibration: Calibration; clearness: Calibration };

/** What the server has found for a request. */
export type Found = {
  articles: Match[];
  asked: Match[];
  votes: Votes;
  /** All that the query says, in nats. */
  told: number;
  /** How many words it has. */
  said: number;
};

export function foundIn(request: SearchRequest, { tally, near }: Gathered): Found {
  const articles = withMeaning(tally.matches("articles"), near, request);
  const asked = withMeaning(tally.matches("asked"), near, request);
  const helped = hasFilters(request) && request.mode !== "type" ? tally.matches("voters") : asked;
  return { articles, asked, votes: votesOf(helped), told: tally.toldInAll, said: tally.slots.length };
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
      return { ...match, words: (1 - share) * match.words + meant };
    })
    .filter(({ words }) => words > 0)
    .sort(better);
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
export function ranked(
  request: SearchRequest,
  found: Found,
  learned: readonly RawHit[],
  learnt: Learnt,
): Ranking {
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
  const certainty = certaintyOf(all);
  const scored = request.mode === "ask" ? answers(all) : everything(all);
  const list = [...scored.values()]
    .filter(({ match }) => isFound(kindOf(match.key)))
    .map((one) => ({ ...one, ...weighed(one, request, certainty) }))
    .sort((a, b) => b.raw - a.raw || idOf(b.match.key) - idOf(a.match.key));
  return {
    matches: list.map(({ match }) => match),
    hits: (from, to) => list.slice(from, to).map((one) => hitOf(one, list, all, learnt)),
  };
}

/**
 * How much of all that the query says the best match has. The more words, the less of them any text has, and the more it
 * means to have some: the root makes up for that.
 */
function certaintyOf({ articles, asked, said }: Found): number {
  const first = [articles[0], asked[0]].filter((match) => match !== undefined);
  const most = (of: "words" | "titled") => first.reduce((best, match) => Math.max(best, match[of]), 0);
  return held * most("words") * Math.sqrt(said) + WHOLE_TITLE * most("titled") ** 4;
}

/** Everything that was found, best first; `hits` says all there is to say of those that are shown. */
export type Ranking = { matches: readonly Match[]; hits: (from: number, to: number) => Hit[] };
type Scored = { match: Match; parts: Record<string, number>; via?: Key };
type Weighed = Scored & { raw: number; certainty: number; isOther: boolean };
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

/** How much speaks for it in all; how likely that makes it right, the site's own outcomes say. */
function weighed({ match, parts }: Scored, request: SearchRequest, certainty: number) {
  const isOther = match.language !== request.language.slice(0, 2).toLowerCase();
  const left = (isOther ? OTHER_LANGUAGE : 1) * (match.isOutdated ? OUT_OF_DATE : 1);
  return { raw: Object.values(parts).reduce((a, b) => a + b, 0) * left * certainty, certainty, isOther };
}

function hitOf(one: Weighed, list: readonly Weighed[], found: Found, learnt: Learnt): Hit {
  const { match, parts, via, raw, certainty, isOther } = one;
  const had = [...found.articles, ...found.asked].filter(({ key }) => key === match.key || key === via);
  const next = list.find((other) => other !== one && !isSameAnswer(match, other.match));
  return {
    kind: kindOf(match.key) as Hit["kind"],
    id: idOf(match.key),
    score: likely(raw, learnt.calibration),
    clear: clearnessOf(one, next, found.told, learnt.clearness),
    holds: had.reduce((most, { covered }) => Math.max(most, covered), 0),
    parts: {
      ...parts,
      certainty,
      ...(isOther && { language: OTHER_LANGUAGE }),
      ...(match.isOutdated && { outdated: OUT_OF_DATE }),
    },
    ...(via !== undefined && kindOf(via) === "question" && { via: idOf(via) }),
  };
}

/** As in the default engine: what all words tell, by how far ahead of the next it is; just its title is enough by itself. */
function clearnessOf(one: Weighed, next: Weighed | undefined, told: number, learnt: Calibration): number {
  if (one.match.isTitle && !next?.match.isTitle) return 1;
  return likely(told * (next ? one.raw / next.raw : Number.POSITIVE_INFINITY) ** LEAD, learnt);
}

/** Of two that lead to the same, neither is ahead of the other. */
function isSameAnswer(one: Match, other: Match): boolean {
  const own = [one.key, ...one.solvedBy];
  return [other.key, ...other.solvedBy].some((key) => own.includes(key));
}
