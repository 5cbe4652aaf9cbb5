import { dot } from "./item";
import { Meanings } from "./meanings";

type Known = { sum: Float32Array; count: number };

/**
 * What the members of each group mean together: how near a meaning lies to all of them on average follows from their sum,
 * so that a question is compared with each group once instead of with each of its members.
 */
export class GroupMeanings {
  readonly #known = new Map<number, Known>();
  readonly #sums = new Meanings();
  #dimensions = 0;

  get size(): number {
    return this.#known.size;
  }

  enter(group: number, meaning: Float32Array): void {
    this.#dimensions ||= meaning.length;
    if (meaning.length !== this.#dimensions) return;
    const known = this.#known.get(group);
    const sum = known ? known.sum.map((value, i) => value + meaning[i]!) : meaning;
    this.#keep(group, { sum, count: (known?.count ?? 0) + 1 });
  }

  leave(group: number, meaning: Float32Array): void {
    const known = this.#known.get(group);
    if (!known || meaning.length !== this.#dimensions) return;
    if (known.count > 1) {
      const sum = known.sum.map((value, i) => value - meaning[i]!);
      this.#keep(group, { sum, count: known.count - 1 });
    } else {
      this.#known.delete(group);
      this.#sums.delete(group);
    }
  }

  /** How near it lies to the members of each group on average, but for one that it is itself. */
  nearnesses(
    meaning: Float32Array,
    itself?: { group: number; meaning: Float32Array | null },
  ): Map<number, number> {
    const found = new Map<number, number>();
    this.#sums.each(meaning, (group, sum) => {
      const { count } = this.#known.get(group)!;
      const isItself = group === itself?.group && itself.meaning?.length === this.#dimensions;
      if (!isItself) found.set(group, sum / count);
      else if (count > 1) found.set(group, (sum - dot(meaning, itself.meaning!)) / (count - 1));
    });
    return found;
  }

  #keep(group: number, known: Known): void {
    this.#known.set(group, known);
    this.#sums.set(group, known.sum);
  }
}
