import { type Key, keyOfSubject, kindOf } from "../documents";
import type { Filters, Mode } from "../engine";
import type { Best } from "./best";
import type { LiveIndex, Part } from "./live";
import type { Plan } from "./plan";
import { coverage, LONG, type Scores } from "./score";
import { ANSWERED, languageCode, SOLVED } from "./segment";
import type { BestPlaces } from "./sums";

export type Match = {
  key: Key;
  part: Part;
  number: number;
  /** What the query's words say about it. */
  words: number;
  /** Of that, what has been looked at word by word. */
  said: number;
  covered: number;
  titled: number;
  isSolved: boolean;
  isAnswered: boolean;
};

/** The best articles, and the best questions and lessons, that have a word of the query; best first. */
export type Matches = { articles: Match[]; asked: Match[] };

const NEIGHBOURS = 300;
/** While somebody types, five are shown, and the next letter may change them all. */
const NEIGHBOURS_OF_BEGINNING = 60;
/** Of so many of each it is known how much of a long query they have; of a question that is asked, what may be shown. */
const COVERED = 40;
const COVERED_OF_QUESTION = 20;

/** How many of each kind are compared with each other. */
export const neighboursFor = (mode: Mode): number => (mode === "type" ? NEIGHBOURS_OF_BEGINNING : NEIGHBOURS);

export function matchesOf(
  index: LiveIndex,
  plan: Plan,
  { best, wanted, bases }: Scores,
  mode: Mode,
): Matches {
  const all = matchesAmong(index, plan, best, bases, mode);
  if (!wanted) return all;
  const shown = matchesAmong(index, plan, wanted, bases, mode);
  return { articles: together(shown.articles, all.articles), asked: together(shown.asked, all.asked) };
}

/** Each once; of the first list it is known of more how much of a long query they have. */
function together(first: readonly Match[], second: readonly Match[]): Match[] {
  const known = new Set(first.map(({ key }) => key));
  return [...first, ...second.filter(({ key }) => !known.has(key))].sort(better);
}

function matchesAmong(
  index: LiveIndex,
  plan: Plan,
  best: BestPlaces,
  bases: readonly number[],
  mode: Mode,
): Matches {
  const articles = matchesAt(index, bases, best.articles);
  const asked = matchesAt(index, bases, best.asked);
  if (plan.slots.length > LONG) {
    // The more words, the fewer can be looked at one by one.
    const looked = mode === "ask" ? COVERED_OF_QUESTION : COVERED;
    articles.sort(better);
    asked.sort(better);
    coverage(index, plan, [...articles.slice(0, looked), ...asked.slice(0, looked)]);
    return { articles, asked };
  }
  const all = [...articles, ...asked];
  coverage(index, plan, all);
  // Words that nearly every text has were looked for only where they say most.
  for (const match of all) match.words = match.said;
  return { articles: articles.sort(better), asked: asked.sort(better) };
}

const better = (a: Match, b: Match): number => b.words - a.words || b.key - a.key;

function matchesAt({ parts }: LiveIndex, bases: readonly number[], best: Best): Match[] {
  const values = best.values();
  return Array.from(best.places(), (place, i) => {
    let p = bases.length - 1;
    while (bases[p]! > place) p--;
    const part = parts[p]!;
    const number = place - bases[p]!;
    const flags = part.segment.flags[number]!;
    return {
      key: part.segment.keys[number]!,
      part,
      number,
      words: values[i]!,
      said: 0,
      covered: 0,
      titled: 0,
      isSolved: (flags & SOLVED) !== 0,
      isAnswered: (flags & ANSWERED) !== 0,
    };
  });
}

/** Whether anything is left out by them. */
export const narrows = (filters: Filters = {}): boolean =>
  Object.values(filters).some((value) => value !== undefined);

/** What the asker wants to see, as a test for one document. */
export function filterOf(
  filters: Filters = {},
  exclude: readonly string[] = [],
): (part: Part, number: number) => boolean {
  const topics = filters.topics && new Set(filters.topics);
  const language = filters.language === undefined ? undefined : languageCode(filters.language);
  const since = filters.since && filters.since.getTime() / 60_000;
  const excluded = new Set(exclude.map(keyOfSubject));
  return ({ segment }, number) => {
    const key = segment.keys[number]!;
    const kind = kindOf(key);
    if (kind === "lesson" || excluded.has(key)) return false;
    if (filters.kind && kind !== filters.kind) return false;
    if (filters.solved === true && kind === "question" && !(segment.flags[number]! & SOLVED)) return false;
    if (filters.solved === false && (kind === "article" || segment.flags[number]! & SOLVED)) return false;
    if (language !== undefined && segment.languages[number] !== language) return false;
    if (since !== undefined && segment.created[number]! < since) return false;
    return !topics || hasTopic(segment, number, topics);
  };
}

function hasTopic(
  { topics, topicStarts }: { topics: Uint32Array; topicStarts: Uint32Array },
  number: number,
  wanted: ReadonlySet<number>,
): boolean {
  for (let i = topicStarts[number]!; i < topicStarts[number + 1]!; i++)
    if (wanted.has(topics[i]!)) return true;
  return false;
}
