import { type FoundKind, idOf, type Key, kindOf } from "../documents";
import { answerAmong, type Hit, type SearchRequest, type SearchResult } from "../engine";
import { RECENT } from "../recency";
import { capQuery } from "../text";
import { likely } from "./calibration";
import { type Evidence, evidenceOf, type Title } from "./evidence";
import { freshnessIn } from "./freshness";
import { likenesses } from "./grams";
import type { LiveIndex, Part } from "./live";
import { filterOf, type Match, matchesOf } from "./matches";
import { type Plan, planOf } from "./plan";
import { score } from "./score";
import { languageCode, OUTDATED, SOLVED } from "./segment";

/** Answers one request from the index. */
export function searchIndex(
  index: LiveIndex,
  request: SearchRequest,
): Omit<SearchResult, "engine" | "degraded"> {
  const text = capQuery(request.q);
  const details = request.details && capQuery(`${text}\n${request.details}`).slice(text.length + 1);
  const plan = planOf(index, {
    text,
    details,
    language: request.language,
    isTyping: request.mode === "type",
    isExact: request.exact,
  });
  const scores = score(index, plan);
  const matches = matchesOf(index, plan, scores, request.mode);
  const title = { text, share: text.length / (text.length + (details?.length ?? 0)) };
  const found: Found = {
    index,
    request,
    title,
    articles: matches.articles,
    asked: matches.asked,
    evidence: evidenceOf(index, scores, matches.asked, title),
    certainty: certaintyOf(plan, matches.articles, matches.asked),
    passes: filterOf(request.filters, request.exclude),
    freshness: freshnessIn(index),
    language: languageCode(request.language),
  };
  const ranked = request.mode === "ask" ? answers(found) : everything(found);
  const from = request.offset ?? 0;
  const hit = (one: Ranked) => hitOf(one, found.certainty);
  return {
    hits: ranked.slice(from, from + request.limit).map(hit),
    total: ranked.length,
    facets: facetsOf(ranked),
    ...(request.withAnswer && { answer: answerAmong(answers(found).slice(0, 1).map(hit)) }),
    corrections: [...plan.corrected].map(([from, to]) => ({ from, to })),
    common: plan.common,
  };
}

type Found = {
  index: LiveIndex;
  request: SearchRequest;
  title: Title;
  articles: Match[];
  asked: Match[];
  evidence: Map<Key, Evidence>;
  certainty: number;
  passes: (part: Part, number: number) => boolean;
  freshness: (part: Part, number: number) => number;
  /** The reader's. */
  language: number;
};

type Place = { part: Part; number: number };
/** A hit to be: hundreds are put in order for the few that are shown. */
type Ranked = Place & {
  key: Key;
  score: number;
  parts: Readonly<Record<string, number>>;
  via: Key | undefined;
  isForeign: boolean;
  isOutdated: boolean;
};

// What an article says itself, what the nearest solved questions were solved by, and in whose words it is known.
const shares = { own: 0.8, votes: 0.3, words: 0.8 };
const SOLVED_ITSELF = 0.9;
const SAME_QUESTION = 0.8;
const STEEPNESS = 3;
// Of what an article says itself, how much its title looks like the one that was asked.
const LOOKS = 0.2;
// Results in another language than the reader's come after equally good ones in theirs.
const OTHER_LANGUAGE = 0.85;
// What must be brought up to date may still be the only thing there is.
const OUT_OF_DATE = 0.8;
// On the page: a result must have this much of what the best one has of the query.
const LEAST_COVERED = 0.4;
const LEAST_SIMILAR = 0.15;

/** For somebody who asks: what answers it, each answer once; then threads that wait for one. */
function answers(found: Found): Ranked[] {
  const { index, title, articles, asked, evidence } = found;
  const hits = new Map<Key, Ranked>();
  const nearest = asked[0]?.words ?? 1;
  // Against the best of all: an article that has little of the query must not look as good as the thread that is it.
  const best = Math.max(articles[0]?.words ?? 0, nearest);
  const looks = likenesses(index, title.text, articles);
  const part = LOOKS * title.share;
  const article = (key: Key, own: number, place: Place | undefined) => {
    const { votes = 0, words = 0, via } = evidence.get(key) ?? {};
    const parts = { own: shares.own * own, votes: shares.votes * votes, words: shares.words * words };
    put(found, hits, key, place, parts, via);
  };
  articles.forEach((match, at) => {
    article(match.key, (1 - part) * (match.words / best) + part * looks[at]!, match);
  });
  for (const key of evidence.keys())
    if (kindOf(key) === "article" && !hits.has(key)) article(key, 0, index.find(key));
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
  const { index, evidence, request, passes } = found;
  const hits = new Map<Key, Ranked>();
  const matches = [...found.articles, ...found.asked].filter(({ part, number }) => passes(part, number));
  const best = matches.reduce((most, match) => Math.max(most, match.words), 0) || 1;
  const covered = matches.reduce((most, match) => Math.max(most, match.covered), 0);
  const least = Math.max(LEAST_COVERED * covered, request.mode === "similar" ? LEAST_SIMILAR : 0);
  const total = shares.own + shares.votes + shares.words;
  for (const match of matches) {
    if (match.covered < least) continue;
    const { votes = 0, words = 0, via } = evidence.get(match.key) ?? {};
    const learned =
      kindOf(match.key) === "article" ? (shares.votes * votes + shares.words * words) / total : 0;
    const parts = {
      own: 0.5 * (match.words / best),
      title: 0.3 * match.titled,
      learned: 0.3 * learned,
      solved: match.isSolved && request.mode !== "similar" ? 0.04 : 0,
      ...(match.isSolved && { recent: recent(found, match, match.words / best) }),
    };
    put(found, hits, match.key, match, parts, learned > 0.5 ? via : undefined);
  }
  for (const [key, { votes, words, via }] of evidence) {
    const learned = (shares.votes * votes + shares.words * words) / total;
    if (kindOf(key) === "article" && !hits.has(key) && learned > 0.25)
      put(found, hits, key, index.find(key), { learned: 0.6 * learned }, via);
  }
  return [...hits.values()].sort(byScore);
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

function hitOf({ key, score, parts, via, isForeign, isOutdated }: Ranked, certainty: number): Hit {
  return {
    kind: kindOf(key) as FoundKind,
    id: idOf(key),
    score,
    parts: {
      ...parts,
      certainty,
      ...(isForeign && { language: OTHER_LANGUAGE }),
      ...(isOutdated && { outdated: OUT_OF_DATE }),
    },
    ...(via !== undefined && kindOf(via) === "question" && { via: idOf(via) }),
  };
}

// A title that says all of the query is an answer, however short both are.
const WHOLE_TITLE = 0.5;

/**
 * How much of all that the query says the best match has; words that nobody here has ever used count against it. The
 * more words, the less of them any text has, and the more it means to have some: the root makes up for that.
 */
function certaintyOf({ slots, missing }: Plan, articles: readonly Match[], asked: readonly Match[]): number {
  const known = slots.reduce((sum, slot) => sum + slot.weight * slot.rarity, 0);
  const whole = known + missing;
  if (whole === 0) return 0;
  const best = Math.max(articles[0]?.words ?? 0, asked[0]?.words ?? 0);
  const titled = Math.max(articles[0]?.titled ?? 0, asked[0]?.titled ?? 0) * (known / whole);
  return (best / whole) * Math.sqrt(slots.length) + WHOLE_TITLE * titled ** 4;
}

const byScore = (a: Ranked, b: Ranked): number => b.score - a.score || idOf(b.key) - idOf(a.key);

function facetsOf(ranked: readonly Ranked[]): SearchResult["facets"] {
  const facets = { kind: { article: 0, question: 0 }, solved: { yes: 0, no: 0 } };
  for (const { key, part, number } of ranked) {
    const kind = kindOf(key) as FoundKind;
    facets.kind[kind]++;
    if (kind === "question") facets.solved[part.segment.flags[number]! & SOLVED ? "yes" : "no"]++;
  }
  return facets;
}
