import { type Key, keyOfSubject, kindOf } from "../documents";
import type { Filters, Mode } from "../engine";
import { Best } from "./best";
import { type LiveIndex, NOT_ASKED, type Part } from "./live";
import type { Plan } from "./plan";
import { coverage, LONG, type Scores } from "./score";
import { ANSWERED, languageCode, SOLVED } from "./segment";

export type Match = {
  key: Key;
  part: Part;
  number: number;
  words: number;
  covered: number;
  titled: number;
  isSolved: boolean;
  isAnswered: boolean;
};

/** The best articles, and the best questions and lessons, that have a word of the query; best first. */
export type Matches = { articles: Match[]; asked: Match[] };

export const NEIGHBOURS = 300;
/** While somebody types, five are shown, and the next letter may change them all. */
const NEIGHBOURS_OF_BEGINNING = 60;
/** Of so many of each it is known how much of a long query they have; of a question that is asked, what may be shown. */
const COVERED = 40;
const COVERED_OF_QUESTION = 20;

export function matchesOf(index: LiveIndex, plan: Plan, { bases, words }: Scores, mode: Mode): Matches {
  const most = mode === "type" ? NEIGHBOURS_OF_BEGINNING : NEIGHBOURS;
  const articles = new Best(most);
  const asked = new Best(most);
  index.parts.forEach((part, p) => {
    bestAsked(part, bases[p]!, words, asked);
    for (const number of part.articles) {
      const value = words[bases[p]! + number]!;
      if (value > articles.least && part.alive[number] === 1) articles.add(bases[p]! + number, value);
    }
  });
  const found = {
    articles: articles
      .all()
      .map((at) => matchAt(index, bases, at, words[at]!))
      .sort(better),
    asked: asked
      .all()
      .map((at) => matchAt(index, bases, at, words[at]!))
      .sort(better),
  };
  // The more words, the fewer can be looked at one by one.
  const isLong = plan.slots.length > LONG;
  const looked = isLong ? (mode === "ask" ? COVERED_OF_QUESTION : COVERED) : most;
  coverage(index, plan, [...found.articles.slice(0, looked), ...found.asked.slice(0, looked)]);
  return found;
}

const better = (a: Match, b: Match): number => b.words - a.words || b.key - a.key;

/** The loop over all documents: for most of them one comparison, which is nearly always the same. */
function bestAsked({ alive, roles }: Part, base: number, words: Float32Array, best: Best): void {
  const count = alive.length;
  for (let number = 0; number < count; number++) {
    const value = words[base + number]!;
    // An article, or one that has gone, has no role.
    if (value > best.least && roles[number] !== NOT_ASKED) best.add(base + number, value);
  }
}

function matchAt({ parts }: LiveIndex, bases: readonly number[], at: number, words: number): Match {
  const p = bases.findLastIndex((base) => base <= at);
  const part = parts[p]!;
  const number = at - bases[p]!;
  const flags = part.segment.flags[number]!;
  return {
    key: part.segment.keys[number]!,
    part,
    number,
    words,
    covered: 0,
    titled: 0,
    isSolved: (flags & SOLVED) !== 0,
    isAnswered: (flags & ANSWERED) !== 0,
  };
}

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
