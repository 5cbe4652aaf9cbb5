import { idOf, keyOfSubject, kindOf } from "../documents";
import type { Hit, SearchRequest } from "../engine";
import { type Calibration, likely } from "../inverted/calibration";
import { LEAD, OTHER_LANGUAGE, OUT_OF_DATE, WHOLE_TITLE } from "../measures";
import type { RawHit } from "./client";
import { isFound } from "./documents";
import type { Found } from "./found";
import { type Match, matchOf } from "./matches";
import { rankers, type Scored } from "./rankers";

// What a hit has of a query, on the scale of the default engine, so that young sites may begin with what is usual there.
const held = 0.42;
/** What the site's own outcomes say of its scores. */
export type Learnt = { calibration: Calibration; clearness: Calibration };

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
  const isWanted = (kind: string) => !request.filters?.kind || request.filters.kind === kind;
  const certainty = certaintyOf(all);
  const scored = rankers[request.mode](all);
  const list = [...scored.values()]
    .filter(({ match }) => isFound(kindOf(match.key)) && isWanted(kindOf(match.key)))
    .map((one) => ({ ...one, ...weighed(one, request, certainty) }))
    .sort((a, b) => b.raw - a.raw || idOf(b.match.key) - idOf(a.match.key));
  return {
    matches: list.map(({ match }) => match),
    hits: (from, to) => list.slice(from, to).map((one) => hitOf(one, list, all, learnt)),
  };
}

/**
 * How much of all that the query says the best match has. The more words, the less of them any text has, and the more it
 * means to have some: the root makes up for that. A word that nobody here has ever said is none of these; where all are such,
 * something may mean the same.
 */
function certaintyOf({ articles, asked, said }: Found): number {
  const most = [...articles, ...asked].reduce((best, match) => Math.max(best, match.said), 0);
  const titled = Math.max(articles[0]?.titled ?? 0, asked[0]?.titled ?? 0);
  return held * most * Math.sqrt(Math.max(1, said)) + WHOLE_TITLE * titled ** 4;
}

/** Everything that was found, best first; `hits` says all there is to say of those that are shown. */
export type Ranking = { matches: readonly Match[]; hits: (from: number, to: number) => Hit[] };
type Weighed = Scored & { raw: number; certainty: number; isOther: boolean };

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
  const lead = next && next.raw > 0 ? Math.max(0, one.raw) / next.raw : Number.POSITIVE_INFINITY;
  return likely(told * lead ** LEAD, learnt);
}

/** Of two that lead to the same, neither is ahead of the other. */
function isSameAnswer(one: Match, other: Match): boolean {
  const own = [one.key, ...one.solvedBy];
  return [other.key, ...other.solvedBy].some((key) => own.includes(key));
}
