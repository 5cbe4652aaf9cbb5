import { GroupMeanings } from "./group-meanings";
import type { Item } from "./item";
import { likenessWithin, sumOfAll } from "./sums";

export type Fit = {
  group: number;
  /** How like its members it is on average, 1 being just enough. */
  likeness: number;
};

/**
 * How much alike a new question must be to the members of a group on average. It is compared as it was written, without
 * what its neighbours bring along. One member alone can be alike by accident. Chosen like the cuts of `grouping`.
 */
export const placing = {
  withMeaning: { share: 0.5, large: 0.33, alone: 0.5 },
  byWords: { share: 0, large: 0.33, alone: 0.5 },
} as const;

type Settings = (typeof placing)["withMeaning" | "byWords"];

/** How much alike is enough to be with so many others. */
export const enoughFor = ({ large, alone }: Settings, others: number): number =>
  large + (alone - large) / others;

/** Every placed question by its words and meaning, to find the group that a new one is most like. */
export class PlaceIndex {
  readonly #slots = new Map<number, number>();
  readonly #ids: number[] = [];
  readonly #items: (Item | undefined)[] = [];
  readonly #groups: number[] = [];
  readonly #members = new Map<number, Set<number>>();
  readonly #postings = new Map<number, { slots: number[]; weights: number[] }>();
  readonly #meanings = new GroupMeanings();

  get size(): number {
    return this.#slots.size;
  }

  has(id: number): boolean {
    return this.#slots.has(id);
  }

  groupOf(id: number): number | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.#groups[slot];
  }

  membersOf(group: number): number[] {
    return [...(this.#members.get(group) ?? [])].map((slot) => this.#ids[slot]!);
  }

  /** Takes a question in, or in anew with other words. */
  add(id: number, item: Item, group: number): void {
    this.remove(id);
    const slot = this.#ids.length;
    this.#slots.set(id, slot);
    this.#ids.push(id);
    this.#items.push(item);
    this.#groups.push(group);
    this.#enter(slot, group);
    for (let i = 0; i < item.terms.length; i++) {
      let list = this.#postings.get(item.terms[i]!);
      if (!list) {
        list = { slots: [], weights: [] };
        this.#postings.set(item.terms[i]!, list);
      }
      list.slots.push(slot);
      list.weights.push(item.weights[i]!);
    }
  }

  move(id: number, group: number): void {
    const slot = this.#slots.get(id);
    if (slot === undefined || this.#groups[slot] === group) return;
    this.#leave(slot);
    this.#groups[slot] = group;
    this.#enter(slot, group);
  }

  remove(id: number): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#leave(slot);
    this.#slots.delete(id);
    this.#items[slot] = undefined;
    this.#groups[slot] = -1;
  }

  /** The groups that it is enough like, best first, and the one it is in, where it is not compared with itself. */
  fits(item: Item, own?: number): Fit[] {
    const ownGroup = own === undefined ? undefined : this.groupOf(own);
    const words = this.#wordsByGroup(item, own);
    const meanings = item.meaning && this.#meanings.size > 0 ? this.#meaningByGroup(item.meaning, own) : null;
    const settings = meanings ? placing.withMeaning : placing.byWords;
    const found: Fit[] = [];
    for (const group of new Set([...words.keys(), ...(meanings?.keys() ?? [])])) {
      const size = this.#sizeWithout(group, own);
      if (size === 0) continue;
      const meaning = meanings?.get(group);
      const byWords = (words.get(group) ?? 0) / size;
      const mean =
        meaning === undefined ? byWords : settings.share * meaning + (1 - settings.share) * byWords;
      const likeness = mean / enoughFor(settings, size);
      if (likeness >= 1 || group === ownGroup) found.push({ group, likeness });
    }
    return found.sort((a, b) => b.likeness - a.likeness || a.group - b.group);
  }

  /** How like the others each member of a group is, by the same measure as for a new one; nothing of one that is alone. */
  likenessesIn(group: number): Map<number, number> {
    const slots = [...(this.#members.get(group) ?? [])];
    const items = slots.map((slot) => this.#items[slot]!);
    if (items.length < 2) return new Map();
    const sum = sumOfAll(items, [...items.keys()]);
    return new Map(
      items.map((item, at) => {
        const settings = item.meaning && sum.withMeaning > 1 ? placing.withMeaning : placing.byWords;
        const mean = likenessWithin(item, sum, settings.share);
        return [this.#ids[slots[at]!]!, mean / enoughFor(settings, items.length - 1)];
      }),
    );
  }

  #sizeWithout(group: number, own: number | undefined): number {
    const members = this.#members.get(group);
    if (!members) return 0;
    const slot = own === undefined ? undefined : this.#slots.get(own);
    return members.size - (slot !== undefined && members.has(slot) ? 1 : 0);
  }

  #wordsByGroup(item: Item, own?: number): Map<number, number> {
    const sums = new Map<number, number>();
    const ownSlot = own === undefined ? -1 : (this.#slots.get(own) ?? -1);
    const scores = new Float32Array(this.#ids.length);
    const touched: number[] = [];
    for (let i = 0; i < item.terms.length; i++) {
      const list = this.#postings.get(item.terms[i]!);
      if (!list) continue;
      const weight = item.weights[i]!;
      for (let at = 0; at < list.slots.length; at++) {
        const slot = list.slots[at]!;
        if (scores[slot] === 0) touched.push(slot);
        scores[slot]! += weight * list.weights[at]!;
      }
    }
    for (const slot of touched) {
      const group = this.#groups[slot]!;
      if (group >= 0 && slot !== ownSlot) sums.set(group, (sums.get(group) ?? 0) + scores[slot]!);
    }
    return sums;
  }

  #meaningByGroup(meaning: Float32Array, own?: number): Map<number, number> {
    const slot = own === undefined ? undefined : this.#slots.get(own);
    if (slot === undefined) return this.#meanings.nearnesses(meaning);
    return this.#meanings.nearnesses(meaning, {
      group: this.#groups[slot]!,
      meaning: this.#items[slot]!.meaning,
    });
  }

  #enter(slot: number, group: number): void {
    const members = this.#members.get(group);
    if (members) members.add(slot);
    else this.#members.set(group, new Set([slot]));
    const { meaning } = this.#items[slot]!;
    if (meaning) this.#meanings.enter(group, meaning);
  }

  #leave(slot: number): void {
    const group = this.#groups[slot]!;
    const members = this.#members.get(group);
    members?.delete(slot);
    if (members?.size === 0) this.#members.delete(group);
    const { meaning } = this.#items[slot]!;
    if (meaning) this.#meanings.leave(group, meaning);
  }
}
