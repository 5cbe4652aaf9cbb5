import { addAskers } from "./askers";
import type { LiveIndex, Part } from "./live";
import type { Plan } from "./plan";
import { DOCUMENT, findPosting, findTerm, IN_TITLE } from "./segment";

/** What a query's words say about every document, by number; parts follow one another. */
export type Scores = {
  bases: number[];
  /** BM25F. */
  words: Float32Array;
  /** Evidence that what has this number solves it, from the words of those whose questions it solved. */
  solvers: Float64Array;
};

// So many of the words of a question are everybody's; the others are about what it is about.
const COMMON = 0.4;
// An article that has solved two questions must not look certain about their every word.
const UNSEEN_WORDS = 120;

// Of a long question, words in two documents of three cost much and say nothing. Leaving out more than these (words in
// one document of five, say) costs up to four points of accuracy.
export const LONG = 12;
const MANY = 20_000;
const EVERYWHERE = Math.log(1.5);

let scratch = new Float32Array(0);

/** Counts every word in every document that has it. The array of words is used again by the next call. */
export function score(index: LiveIndex, plan: Plan): Scores {
  const bases: number[] = [];
  let size = 0;
  for (const part of index.parts) {
    bases.push(size);
    size += part.alive.length;
  }
  if (scratch.length < size) scratch = new Float32Array(Math.ceil(size * 1.25));
  else scratch.fill(0, 0, size);
  const solvers = new Float64Array(index.solvers.size);
  const askers = new Float64Array(index.solvers.size);
  const isLong = size > MANY && plan.slots.length > LONG;
  for (const slot of plan.slots) {
    if (isLong && slot.rarity < EVERYWHERE) continue;
    let asked = 0;
    for (const { term, share } of slot.alternatives) {
      const worth = (slot.weight * slot.rarity * share) / 255;
      for (let p = 0; p < index.parts.length; p++) {
        const part = index.parts[p]!;
        const at = findTerm(part.segment, term);
        if (at < 0) continue;
        addWords(part, at, worth, scratch.subarray(bases[p]!, bases[p]! + part.alive.length));
        asked += addAskers(part, at, askers);
      }
    }
    lendWords(index, slot.weight, asked, askers, solvers);
  }
  return { bases, words: scratch, solvers };
}

/** The innermost loop of a search: nothing but the sum. */
function addWords({ segment }: Part, at: number, worth: number, words: Float32Array): void {
  const { postings, impacts, postingStarts } = segment;
  const end = postingStarts[at + 1]!;
  for (let i = postingStarts[at]!; i < end; i++) {
    const number = postings[i]! & DOCUMENT;
    words[number] = words[number]! + worth * impacts[i]!;
  }
}

function lendWords(
  index: LiveIndex,
  weight: number,
  asked: number,
  askers: Float64Array,
  solvers: Float64Array,
): void {
  const usual = (asked + 1) / (index.solvers.allWords + 1);
  const rate = (1 - COMMON) / COMMON / usual;
  for (let solver = 0; solver < askers.length; solver++) {
    const count = askers[solver]!;
    if (count === 0) continue;
    askers[solver] = 0;
    solvers[solver]! +=
      weight * Math.log(1 + (rate * count) / (index.solvers.wordsOf(solver) + UNSEEN_WORDS));
  }
}

/** How much of the query each of these documents has at all, and in its title; from 0 to 1. */
export function coverage(
  { parts }: LiveIndex,
  plan: Plan,
  places: readonly { part: Part; number: number; covered: number; titled: number }[],
): void {
  const whole = plan.slots.reduce((sum, slot) => sum + slot.weight * slot.rarity, 0) || 1;
  const byPart = parts.map((part) => places.filter((place) => place.part === part));
  for (const slot of plan.slots) {
    const weight = (slot.weight * slot.rarity) / whole;
    for (const { term, share } of slot.alternatives) {
      parts.forEach(({ segment }, p) => {
        if (byPart[p]!.length === 0) return;
        const at = findTerm(segment, term);
        if (at < 0) return;
        for (const place of byPart[p]!) {
          const entry = findPosting(segment, at, place.number);
          if (entry === undefined) continue;
          place.covered = Math.min(1, place.covered + weight * share);
          if (entry & IN_TITLE) place.titled = Math.min(1, place.titled + weight * share);
        }
      });
    }
  }
}
