import { Best } from "./best";
import { NOT_ASKED, type Part } from "./live";
import { DOCUMENT, type Segment } from "./segment";

/** Documents that have a word, as a stretch of postings with what the word says about each. */
export type List = { postings: Int32Array; impacts: Uint8Array; from: number; end: number };

/** All that have the term at this place. */
export const listAt = ({ postings, impacts, postingStarts }: Segment, at: number): List => ({
  postings,
  impacts,
  from: postingStarts[at]!,
  end: postingStarts[at + 1]!,
});

/** Up to so many articles, and questions and lessons, by their places; parts follow one another. */
export type BestPlaces = { articles: Best; asked: Best };

/** Where fewer than one document in so many was added to, those are looked at again, and otherwise all. */
const FEW = 4;

// One sum for each document, and all of them nothing between searches: to clear few costs less than to clear all.
let sums = new Float32Array(0);
let isClean = true;

/** Adds up what words say about documents, and then takes the best. */
export class Sums {
  readonly bases: number[] = [];
  #size = 0;
  #added: { part: Part; base: number; list: List }[] = [];

  constructor(readonly parts: readonly Part[]) {
    for (const part of parts) {
      this.bases.push(this.#size);
      this.#size += part.alive.length;
    }
    if (sums.length < this.#size) sums = new Float32Array(Math.ceil(this.#size * 1.25));
    // After a search that failed halfway.
    else if (!isClean) sums.fill(0);
    isClean = false;
  }

  /** Counts a word in every document of the list: this much, where a document says nothing else. */
  add(p: number, list: List, worth: number): void {
    const base = this.bases[p]!;
    this.#added.push({ part: this.parts[p]!, base, list });
    addUp(list, worth / 255, sums.subarray(base, base + this.parts[p]!.alive.length));
  }

  /** The best so many of those that are wanted: a topic's may all come after hundreds of others. */
  bestOf(most: number, isWanted: (part: Part, number: number) => boolean): BestPlaces {
    const best = { articles: new Best(most), asked: new Best(most) };
    this.parts.forEach((part, p) => {
      const base = this.bases[p]!;
      for (let number = 0; number < part.alive.length; number++) {
        const into = part.roles[number] === NOT_ASKED ? best.articles : best.asked;
        const sum = sums[base + number]!;
        if (sum > into.least && part.alive[number] === 1 && isWanted(part, number))
          into.add(base + number, sum);
      }
    });
    return best;
  }

  /** The best so many; nothing is left of any sum afterwards. */
  takeBest(most: number): BestPlaces {
    const best = { articles: new Best(most), asked: new Best(most) };
    const added = this.#added.reduce((count, { list }) => count + list.end - list.from, 0);
    if (added * FEW < this.#size)
      for (const { part, base, list } of this.#added) take(part, base, list, best);
    else {
      this.parts.forEach((part, p) => {
        takeAll(part, this.bases[p]!, best);
      });
      sums.fill(0, 0, this.#size);
    }
    this.#added = [];
    isClean = true;
    return best;
  }
}

/** The innermost loop of a search: nothing but the sum. */
function addUp({ postings, impacts, from, end }: List, worth: number, into: Float32Array): void {
  for (let i = from; i < end; i++) {
    const number = postings[i]! & DOCUMENT;
    into[number] = into[number]! + worth * impacts[i]!;
  }
}

/** Of the documents of a list, each with its sum once, however many lists it is in. */
function take({ alive, roles }: Part, base: number, { postings, from, end }: List, best: BestPlaces): void {
  const { articles, asked } = best;
  for (let i = from; i < end; i++) {
    const number = postings[i]! & DOCUMENT;
    const sum = sums[base + number]!;
    sums[base + number] = 0;
    // An article, or one that has gone, has no role.
    if (roles[number] !== NOT_ASKED) {
      if (sum > asked.least) asked.add(base + number, sum);
    } else if (sum > articles.least && alive[number] === 1) articles.add(base + number, sum);
  }
}

/** Of all documents: for most of them one comparison, which is nearly always the same. */
function takeAll(part: Part, base: number, { articles, asked }: BestPlaces): void {
  const { alive, roles } = part;
  const count = alive.length;
  for (let number = 0; number < count; number++) {
    const sum = sums[base + number]!;
    if (sum > asked.least && roles[number] !== NOT_ASKED) asked.add(base + number, sum);
  }
  for (const number of part.articles) {
    const sum = sums[base + number]!;
    if (sum > articles.least && alive[number] === 1) articles.add(base + number, sum);
  }
}
