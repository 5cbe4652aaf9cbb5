import type { Item } from "./item";
import type { Near } from "./neighbours";
import { PairHeap } from "./pair-heap";
import { joined, meanLikeness, type Sum, sumOf } from "./sums";

/** What people have said, by the items' places in the list; it holds whatever the likeness. */
export type Said = {
  together?: readonly (readonly [number, number])[];
  apart?: readonly (readonly [number, number])[];
  /** For each item the group that must be kept, or 0: two of these never become one. */
  kept?: ArrayLike<number>;
};

export type AgglomerateOptions = Said & {
  /** Two groups become one while their members are this much alike on average. */
  cut: number;
  share: number;
};

/** A group that is less alike than this part of the cut is not looked at again when either has grown. */
const worthKeeping = 0.5;
const mostNear = 300;

/**
 * Groups by average link: the two groups whose members are most alike on average become one, until none are alike enough.
 * Chains of nearest pairs alone would make one heap of everything. Gives each item's group, numbered from 0 by the
 * group's first member.
 */
export function agglomerate(items: readonly Item[], near: Near, options: AgglomerateOptions): Int32Array {
  const growing = new Growing(items, near, options);
  for (const [a, b] of options.together ?? []) growing.unite(a, b);
  growing.run();
  return growing.numbered();
}

/** Items and the groups made of two earlier ones, all in one numbering; `up` leads to what each has become part of. */
class Growing {
  readonly #items: readonly Item[];
  readonly #near: Near;
  readonly #options: AgglomerateOptions;
  readonly #up: Int32Array;
  readonly #sums: (Sum | undefined)[];
  readonly #around: (number[] | undefined)[];
  readonly #kept: Int32Array;
  readonly #apart = new Map<number, number[]>();
  readonly #seenBy: Int32Array;
  readonly #heap = new PairHeap();
  #next: number;

  constructor(items: readonly Item[], near: Near, options: AgglomerateOptions) {
    this.#items = items;
    this.#near = near;
    this.#options = options;
    const most = Math.max(1, 2 * items.length);
    this.#up = Int32Array.from({ length: most }, (_, at) => at);
    this.#sums = items.map(sumOf);
    this.#around = items.map(() => []);
    near.forEach(({ ids }, at) => {
      for (const other of ids) {
        this.#around[at]!.push(other);
        this.#around[other]!.push(at);
      }
    });
    this.#kept = new Int32Array(most);
    if (options.kept) this.#kept.set(options.kept);
    for (const [a, b] of options.apart ?? []) {
      this.#apart.set(a, [...(this.#apart.get(a) ?? []), b]);
      this.#apart.set(b, [...(this.#apart.get(b) ?? []), a]);
    }
    this.#seenBy = new Int32Array(most).fill(-1);
    this.#next = items.length;
  }

  /** Makes the groups of two items one because people said so. */
  unite(a: number, b: number): void {
    const [one, other] = [this.#groupOf(a), this.#groupOf(b)];
    if (one !== other && this.#mayJoin(one, other)) this.#join(one, other, { look: false });
  }

  run(): void {
    const { cut, share } = this.#options;
    this.#near.forEach(({ ids, likeness }, at) => {
      ids.forEach((other, i) => {
        const [a, b] = [this.#groupOf(at), this.#groupOf(other)];
        if (a === at && b === other) {
          if (likeness[i]! >= cut) this.#heap.push(Math.min(a, b), Math.max(a, b), likeness[i]!);
        } else if (a !== b) {
          const mean = meanLikeness(this.#sums[a]!, this.#sums[b]!, share);
          if (mean >= cut) this.#heap.push(Math.min(a, b), Math.max(a, b), mean);
        }
      });
    });
    for (let best = this.#heap.pop(); best; best = this.#heap.pop()) {
      const { a, b } = best;
      if (this.#up[a] === a && this.#up[b] === b && this.#mayJoin(a, b)) this.#join(a, b, { look: true });
    }
  }

  numbered(): Int32Array {
    const numbers = new Map<number, number>();
    return Int32Array.from(this.#items, (_, at) => {
      const group = this.#groupOf(at);
      if (!numbers.has(group)) numbers.set(group, numbers.size);
      return numbers.get(group)!;
    });
  }

  #groupOf(at: number): number {
    let top = at;
    while (this.#up[top] !== top) top = this.#up[top]!;
    for (let below = at; below !== top; ) {
      const next = this.#up[below]!;
      this.#up[below] = top;
      below = next;
    }
    return top;
  }

  #mayJoin(a: number, b: number): boolean {
    if (this.#kept[a] && this.#kept[b] && this.#kept[a] !== this.#kept[b]) return false;
    return !this.#apart.get(a)?.some((other) => this.#groupOf(other) === b);
  }

  #join(a: number, b: number, { look }: { look: boolean }): void {
    const made = this.#next++;
    const sum = joined(this.#sums[a]!, this.#sums[b]!);
    const around = [...this.#around[a]!, ...this.#around[b]!];
    for (const part of [a, b]) {
      this.#up[part] = made;
      this.#sums[part] = undefined;
      this.#around[part] = undefined;
    }
    this.#sums[made] = sum;
    this.#kept[made] = this.#kept[a] || this.#kept[b]!;
    const apart = [...(this.#apart.get(a) ?? []), ...(this.#apart.get(b) ?? [])];
    if (apart.length > 0) this.#apart.set(made, apart);
    this.#around[made] = look ? this.#lookAround(made, sum, around) : around;
  }

  /** Offers the new group to those around it, and gives those that are near enough to be asked again. */
  #lookAround(made: number, sum: Sum, around: readonly number[]): number[] {
    const { cut, share } = this.#options;
    const found: { group: number; mean: number }[] = [];
    this.#seenBy[made] = made;
    for (const each of around) {
      const group = this.#groupOf(each);
      if (this.#seenBy[group] === made) continue;
      this.#seenBy[group] = made;
      const mean = meanLikeness(sum, this.#sums[group]!, share);
      if (mean >= cut) this.#heap.push(group, made, mean);
      if (mean >= cut * worthKeeping) found.push({ group, mean });
    }
    if (found.length > mostNear) found.sort((one, other) => other.mean - one.mean).length = mostNear;
    return found.map(({ group }) => group);
  }
}
