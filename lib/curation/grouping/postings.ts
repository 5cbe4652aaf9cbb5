import { Best } from "./best";
import type { Weighed } from "./item";

/** A term that stands in more than this part of all texts brings nothing together. */
const tooCommon = 0.05;
const neverTooCommon = 50;

/** For each term the items that have it: finds those that share most with one without looking at all of them. */
export class Postings {
  readonly #starts: Int32Array;
  readonly #items: Int32Array;
  readonly #weights: Float32Array;
  readonly #scores: Float32Array;
  readonly #touched: Int32Array;

  constructor(items: readonly Weighed[]) {
    let terms = 0;
    for (const item of items) terms = Math.max(terms, (item.terms.at(-1) ?? -1) + 1);
    const counts = new Int32Array(terms);
    for (const item of items) for (const term of item.terms) counts[term]!++;
    const most = Math.max(neverTooCommon, items.length * tooCommon);
    this.#starts = new Int32Array(terms + 1);
    for (let term = 0; term < terms; term++) {
      const isTelling = counts[term]! > 1 && counts[term]! <= most;
      this.#starts[term + 1] = this.#starts[term]! + (isTelling ? counts[term]! : 0);
    }
    this.#items = new Int32Array(this.#starts[terms]!);
    this.#weights = new Float32Array(this.#items.length);
    const filled = this.#starts.slice(0, terms);
    items.forEach((item, at) => {
      for (let i = 0; i < item.terms.length; i++) {
        const term = item.terms[i]!;
        if (this.#starts[term] === this.#starts[term + 1]) continue;
        const place = filled[term]!++;
        this.#items[place] = at;
        this.#weights[place] = item.weights[i]!;
      }
    });
    this.#scores = new Float32Array(items.length);
    this.#touched = new Int32Array(items.length);
  }

  sharingMost({ terms, weights }: Weighed, most: number): number[] {
    const scores = this.#scores;
    const touched = this.#touched;
    let count = 0;
    for (let i = 0; i < terms.length; i++) {
      const weight = weights[i]!;
      const to = this.#starts[terms[i]! + 1]!;
      for (let place = this.#starts[terms[i]!]!; place < to; place++) {
        const item = this.#items[place]!;
        if (scores[item] === 0) touched[count++] = item;
        scores[item]! += weight * this.#weights[place]!;
      }
    }
    const best = new Best(most + 1);
    for (let i = 0; i < count; i++) {
      best.offer(touched[i]!, scores[touched[i]!]!);
      scores[touched[i]!] = 0;
    }
    return best.sorted().map(({ id }) => id);
  }
}
