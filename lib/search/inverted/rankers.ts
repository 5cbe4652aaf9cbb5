import { idOf, type Key, kindOf } from "../documents";
import type { SearchRequest } from "../engine";
import { trustInWords } from "../helped";
import {
  LEARNED,
  LENT_WORDS,
  NEARLY_ALL,
  OTHER_LANGUAGE,
  OUT_OF_DATE,
  OWN,
  SOLVED_ITSELF,
  STEEPNESS,
} from "../measures";
import { RECENT } from "../recency";
import { likely } from "./calibration";
import type { Evidence, Title } from "./evidence";
import { likenesses } from "./likeness";
import type { LiveIndex, Part } from "./live";
import type { Match } from "./matches";
import { OUTDATED, SOLVED } from "./segment";

/** A request with all that is known of it, and what has any of it. */
export type Found = {
  index: LiveIndex;
  request: SearchRequest;
  title: Title;
  articles: Match[];
  asked: Match[];
  evidence: Map<Key, Evidence>;
  /** Of all that the query says, what somebody here has ever said. */
  known: number;
  /** What its words tell. */
  told: number;
  /** Of the query, what something can have at most: less than all where a word is unfinished or mistyped. */
  most: number;
  /** How much speaks for an article because of how often it is the answer. */
  often: (article: Key) => number;
  certainty: number;
  passes: (part: Part, number: number) => boolean;
  freshness: (part: Part, number: number) => number;
  /** The reader's. */
  language: number;
};

type Place = { part: Part; number: number };
/** A hit to be: hundreds are put in order for the few that are shown. */
export type Ranked = Place & {
  key: Key;
  score: number;
  parts: Readonly<Record<string, number>>;
  via: Key | undefined;
  isForeign: boolean;
  isOutdated: boolean;
};

// What an article says itself, what the nearest solved questions were solved by, and in whose words it is known.
const shares = { own: OWN, votes: 0.3, words: LENT_WORDS };
const SAME_QUESTION = 0.8;
// Of what an article says itself, how much its title looks like the one that was asked.
const LOOKS = 0.2;
// On the page: a result must have this much of what the best one has of the query.
const LEAST_COVERED = 0.4;
// Questions that ask the same share words of their texts, and look alike by their titles.
const SIMILAR = 0.6;

/** For somebody who asks: what answers it, each answer once; then threads that wait for one. */
export function answers(found: Found): Ranked[] {
  const { index, title, articles, asked, evidence, often } = found;
  const hits = new Map<Key, Ranked>();
  const nearest = asked[0]?.words ?? 1;
  // Against the best of all: an article that has little of the query must not look as good as the thread that is it.
  const best = Math.max(articles[0]?.words ?? 0, nearest);
  const looks = likenesses(index, title.text, articles);
  const part = LOOKS * title.share;
  const solving = (key: Key, own: number, place: Place | undefined) => {
    const { votes = 0, words = 0, via } = evidence.get(key) ?? {};
    const parts = {
      own: shares.own * own,
      votes: shares.votes * votes,
      words: shares.words * words,
      often: often(key),
    };
    put(found, hits, key, place, parts, via);
  };
  articles.forEach((match, at) => {
    solving(match.key, (1 - part) * (match.words / best) + part * looks[at]!, match);
  });
  for (const key of evidence.keys()) {
    const place = hits.has(key) ? undefined : index.find(key);
    if (mayOnlyBeLearned(key, place)) solving(key, 0, place);
  }
  for (const match of asked) {
    if (!match.isSolved || (match.covered < SAME_QUESTION && solversAreShown(found, match, hits))) continue;
    const { votes = 0, words = 0, via } = evidence.get(match.key) ?? {};
    const itself = (match.words / nearest) ** STEEPNESS;
    const parts = {
      own: SOLVED_ITSELF * itself,
      votes: shares.votes * votes,
      words: shares.words * words,
      recent: recent(found, match, itself),
    };
    put(found, hits, match.key, match, parts, via);
  }
  const solved = [...hits.values()].sort(byScore);
  const waiting = asked.filter((match) => !match.isSolved && match.covered >= 0.3);
  const lowest = solved.at(-1)?.score ?? found.certainty;
  const rest = new Map<Key, Ranked>();
  for (const match of waiting.slice(0, 20)) {
    const near = (match.words / nearest) * (match.isAnswered ? 1 : 0.8);
    put(found, rest, match.key, match, { waiting: 0.5 * lowest * near });
  }
  return [
    ...solved,
    ...[...rest.values()].map((hit) => ({ ...hit, score: Math.min(hit.score, lowest) })).sort(byScore),
  ];
}

/** Whether this may be shown for others' words alone: an article, or a thread that has its solution. */
const mayOnlyBeLearned = (key: Key, place: Place | undefined): boolean =>
  place !== undefined &&
  (kindOf(key) === "article" || (place.part.segment.flags[place.number]! & SOLVED) !== 0);

/** The less a thread fits, the less it matters when it was asked. */
const recent = ({ freshness }: Found, { part, number }: Match, fits: number): number =>
  RECENT * fits * freshness(part, number);

/** A question that an article or another thread solved is the same answer again, unless it is the very same question. */
function solversAreShown({ index }: Found, { part, number }: Match, hits: Map<Key, Ranked>): boolean {
  for (let s = part.solverStarts[number]!; s < part.solverStarts[number + 1]!; s++)
    if (hits.has(index.solvers.keys[part.solvers[s]!]!)) return true;
  return false;
}

/** For somebody who looks around: articles and questions in one list, by how well they fit. */
function everything(found: Found): Ranked[] {
  const { index, evidence, often } = found;
  const hits = new Map<Key, Ranked>();
  const { matches, best } = fitting(found);
  // Of what a site has learnt every hit has something: so much for it means no more than on a new site.
  const part = 1 / (1 + trustInWords(index.solvers) / 2);
  const learnt = (key: Key) => {
    const { votes = 0, words = 0, via } = evidence.get(key) ?? {};
    const share = (shares.votes * votes + shares.words * words) / (shares.own + shares.votes + shares.words);
    const isArticle = kindOf(key) === "article";
    const parts = { learned: part * LEARNED * share, ...(isArticle && { often: part * often(key) }) };
    return { share, via, parts };
  };
  for (const match of matches) {
    const fits = match.words / best;
    const { share, via, parts } = learnt(match.key);
    const all = {
      own: 0.5 * part * fits,
      title: part * Math.min(1, match.titled / found.most) ** NEARLY_ALL,
      ...parts,
      ...(match.isSolved && { solved: 0.04 * part, recent: part * recent(found, match, fits) }),
    };
    put(found, hits, match.key, match, all, share > 0.5 ? via : undefined);
  }
  for (const key of evidence.keys()) {
    if (hits.has(key)) continue;
    const { share, via, parts } = learnt(key);
    const place = share > 0.25 ? index.find(key) : undefined;
    if (mayOnlyBeLearned(key, place)) put(found, hits, key, place, parts, via);
  }
  return [...hits.values()].sort(byScore);
}

/** For somebody who reads a question: others that ask the same. */
function similar(found: Found): Ranked[] {
  const hits = new Map<Key, Ranked>();
  const { matches, best } = fitting(found);
  const looks = likenesses(found.index, found.title.text, matches);
  matches.forEach((match, at) => {
    const own = match.words / best;
    const recency = match.isSolved && { recent: recent(found, match, own) };
    put(found, hits, match.key, match, { own: SIMILAR * own, looks: SIMILAR * looks[at]!, ...recency });
  });
  return [...hits.values()].sort(byScore);
}

/** What is found, best first, for each way of looking. */
export const rankers = { type: everything, submit: everything, ask: answers, similar };

/** What passes the filters and has not much less of the query than what has most of it. */
function fitting({ articles, asked, passes }: Found): { matches: Match[]; best: number } {
  const all = [...articles, ...asked].filter(({ part, number }) => passes(part, number));
  const best = all.reduce((most, match) => Math.max(most, match.words), 0) || 1;
  const least = LEAST_COVERED * all.reduce((most, match) => Math.max(most, match.covered), 0);
  return { matches: all.filter(({ covered }) => covered >= least), best };
}

/** Adds a hit, if it is there and wanted; its score is how likely it is right, comparable between queries. */
function put(
  { index, passes, certainty, language }: Found,
  hits: Map<Key, Ranked>,
  key: Key,
  place: Place | undefined,
  parts: Readonly<Record<string, number>>,
  via?: Key,
): void {
  if (!place || !passes(place.part, place.number)) return;
  const { part, number } = place;
  const isForeign = part.segment.languages[number] !== language;
  const isOutdated = (part.segment.flags[number]! & OUTDATED) !== 0;
  let sum = 0;
  for (const name in parts) sum += parts[name]!;
  const left = (isForeign ? OTHER_LANGUAGE : 1) * (isOutdated ? OUT_OF_DATE : 1);
  const score = likely(sum * left * certainty, index.calibration);
  hits.set(key, { key, part, number, score, parts, via, isForeign, isOutdated });
}

const byScore = (a: Ranked, b: Ranked): number => b.score - a.score || idOf(b.key) - idOf(a.key);
