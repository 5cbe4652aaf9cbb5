import { lending } from "../helped";
import { addAskers } from "./askers";
import type { LiveIndex, Part } from "./live";
import type { Plan } from "./plan";
import { findPosting, findTerm, IN_TITLE } from "./segment";
import { type BestPlaces, listAt, Sums } from "./sums";
import { tellingAt } from "./telling";

/** Where a query's words say most, and what they say of who helped. */
export type Scores = {
  /** By BM25F. */
  best: BestPlaces;
  /** The same of those that are wanted, where not all are. */
  wanted?: BestPlaces;
  bases: readonly number[];
  /** Evidence that what has this number solves it, from the words of those whose questions it solved. */
  solvers: Float64Array;
};

type IsWanted = (part: Part, number: number) => boolean;

// On a large site, words in two documents of three cost much and say little. They are looked for only where they say
// most, and counted in all that is found; of a long question they are left out. Leaving out more than these (words in one
// document of five, say) costs up to four points of accuracy.
export const LONG = 12;
const MANY = 20_000;
const EVERYWHERE = Math.log(1.5);

/** Counts every word in the documents that have it, and takes the best articles, and questions and lessons: up to `most` of each. */
export function score(index: LiveIndex, plan: Plan, most: number, isWanted?: IsWanted): Scores {
  const { parts } = index;
  const sums = new Sums(parts);
  const solvers = new Float64Array(index.solvers.size);
  const askers = new Float64Array(index.solvers.size);
  const isLarge = index.size > MANY;
  const isLong = plan.slots.length > LONG;
  for (const slot of plan.slots) {
    const isEverywhere = isLarge && slot.rarity < EVERYWHERE;
    if (isEverywhere && isLong) continue;
    let asked = 0;
    for (const { term, share } of slot.alternatives) {
      parts.forEach((part, p) => {
        const at = findTerm(part.segment, term);
        if (at < 0) return;
        const list = isEverywhere ? tellingAt(part.segment, at) : listAt(part.segment, at);
        sums.add(p, list, slot.weight * slot.rarity * share);
        asked += addAskers(part, at, askers);
      });
    }
    lendWords(index, slot.weight, asked, askers, solvers);
  }
  const wanted = isWanted && sums.bestOf(most, isWanted);
  return { best: sums.takeBest(most), wanted, bases: sums.bases, solvers };
}

function lendWords(
  index: LiveIndex,
  weight: number,
  asked: number,
  askers: Float64Array,
  solvers: Float64Array,
): void {
  const says = lending(asked, index.solvers.allWords);
  for (let solver = 0; solver < askers.length; solver++) {
    const count = askers[solver]!;
    if (count === 0) continue;
    askers[solver] = 0;
    solvers[solver]! += weight * says(count, index.solvers.wordsOf(solver));
  }
}

type Looked = { part: Part; number: number; covered: number; titled: number; said: number };

/** How much of the query each of these documents has at all, and in its title, from 0 to 1; and what all of it says. */
export function coverage({ parts }: LiveIndex, plan: Plan, places: readonly Looked[]): void {
  const whole = plan.slots.reduce((sum, slot) => sum + slot.weight * slot.rarity, 0) || 1;
  const byPart = parts.map((part) => places.filter((place) => place.part === part));
  for (const slot of plan.slots) {
    const worth = slot.weight * slot.rarity;
    for (const { term, share } of slot.alternatives) {
      parts.forEach(({ segment }, p) => {
        if (byPart[p]!.length === 0) return;
        const at = findTerm(segment, term);
        if (at < 0) return;
        for (const place of byPart[p]!) {
          const posting = findPosting(segment, at, place.number);
          if (posting < 0) continue;
          const weight = (worth * share) / whole;
          place.said += (worth * share * segment.impacts[posting]!) / 255;
          place.covered = Math.min(1, place.covered + weight);
          if (segment.postings[posting]! & IN_TITLE) place.titled = Math.min(1, place.titled + weight);
        }
      });
    }
  }
}
