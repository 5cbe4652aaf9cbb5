import type { LiveIndex } from "./live";
import type { Plan } from "./plan";
import { DOCUMENT, findTerm, IN_TITLE } from "./segment";

/** What a query's words say about every document, by number; parts follow one another. */
export type Scores = {
  bases: number[];
  /** BM25F. */
  words: Float32Array;
  /** The share of the query that the document has at all, and in its title; from 0 to 1. */
  covered: Float32Array;
  titled: Float32Array;
  /** Evidence that what has this number solves it, from the words of those whose questions it solved. */
  solvers: Float64Array;
};

// So many of the words of a question are everybody's; the others are about what it is about.
const COMMON = 0.4;
// An article that has solved two questions must not look certain about their every word.
const UNSEEN_WORDS = 60;

const scratch = { words: new Float32Array(0), covered: new Float32Array(0), titled: new Float32Array(0) };

/** Counts every word in every document that has it. The arrays are used again by the next call. */
export function score(index: LiveIndex, plan: Plan): Scores {
  const bases: number[] = [];
  let size = 0;
  for (const part of index.parts) {
    bases.push(size);
    size += part.alive.length;
  }
  for (const name of ["words", "covered", "titled"] as const) {
    if (scratch[name].length < size) scratch[name] = new Float32Array(Math.ceil(size * 1.25));
    else scratch[name].fill(0, 0, size);
  }
  const { words, covered, titled } = scratch;
  const solvers = new Float64Array(index.solvers.size);
  const askers = new Float64Array(index.solvers.size);
  const whole = plan.slots.reduce((sum, slot) => sum + slot.weight * slot.rarity, 0) || 1;
  for (const slot of plan.slots) {
    const share = (slot.weight * slot.rarity) / whole;
    const touched: number[] = [];
    let questions = 0;
    for (const alternative of slot.alternatives) {
      const worth = (slot.weight * slot.rarity * alternative.share) / 255;
      const portion = share * alternative.share;
      index.parts.forEach((part, p) => {
        const at = findTerm(part.segment, alternative.term);
        if (at < 0) return;
        const { postings, impacts, postingStarts, keys } = part.segment;
        const base = bases[p]!;
        const end = postingStarts[at + 1]!;
        for (let i = postingStarts[at]!; i < end; i++) {
          const entry = postings[i]!;
          const number = entry & DOCUMENT;
          words[base + number]! += worth * impacts[i]!;
          covered[base + number]! += portion;
          if (entry & IN_TITLE) titled[base + number]! += portion;
          // Neither answers nor articles are an asker's words.
          if (entry >>> 30 === 0 || part.alive[number] === 0 || keys[number]! % 4 === 0) continue;
          questions++;
          for (let s = part.solverStarts[number]!; s < part.solverStarts[number + 1]!; s++) {
            const solver = part.solvers[s]!;
            if (askers[solver] === 0) touched.push(solver);
            askers[solver]!++;
          }
        }
      });
    }
    const usual = (questions + 1) / (index.solvers.allWords + 1);
    for (const solver of touched) {
      const here = askers[solver]! / (index.solvers.wordsOf(solver) + UNSEEN_WORDS);
      solvers[solver]! += slot.weight * Math.log(1 + (((1 - COMMON) / COMMON) * here) / usual);
      askers[solver] = 0;
    }
  }
  return { bases, words, covered, titled, solvers };
}
