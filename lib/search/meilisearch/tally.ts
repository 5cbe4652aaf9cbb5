import { rarity } from "../inverted/weights";
import { PAIR } from "../measures";
import type { RawHit } from "./client";
import { better, type Match, matchOf, ownWordsOf, type Said } from "./matches";
import { mistakesOf, partOf, worthOfPart } from "./places";
import type { Room } from "./query";
import type { Slot } from "./slots";

/** Where a document has one word of the query, and how surely it is that word. */
type Has = { worth: number; share: number; part: number; isInTitle: boolean };
type Seen = { hit: RawHit; has: Map<number, Has> };

/** How surely it is the word: as it is, with one letter changed, and with two. */
const mistaken = [1, 0.9, 0.7];

const BODY = 1;
/** Of a long text a word says less: so much of it is a matter of how many different ones there are. */
const LENGTH = 0.75;

/** Which documents have which words of a query, and in how many each word is. */
export class Tally {
  #seen: Record<Room | "voters", Map<string, Seen>> = {
    articles: new Map(),
    asked: new Map(),
    voters: new Map(),
  };
  #noted: Record<Room, string[]> = { articles: [], asked: [] };
  #counts: number[][];

  constructor(
    readonly slots: readonly Slot[],
    /** That the index has in all. */
    readonly documents: number,
  ) {
    this.#counts = slots.map(({ forms }) => forms.map(() => 0));
  }

  /** These have this form of this word. */
  put(room: Room | "voters", slot: number, form: number, hits: readonly RawHit[]): void {
    const { share } = this.slots[slot]!.forms[form]!;
    for (const hit of hits) {
      const { has } = this.#of(room, hit);
      const part = partOf(hit);
      const sure = share * (mistaken[mistakesOf(hit)] ?? 0);
      const worth = sure * worthOfPart(part);
      const isInTitle = part === 0 && form === 0 && sure === 1;
      if (worth > (has.get(slot)?.worth ?? 0)) has.set(slot, { worth, share: sure, part, isInTitle });
    }
  }

  /** These may be worth a look, whatever they have. */
  note(room: Room, hits: readonly RawHit[]): void {
    for (const hit of hits) {
      this.#of(room, hit);
      this.#noted[room].push(hit.id);
    }
  }

  count(slot: number, form: number, documents: number): void {
    this.#counts[slot]![form]! += documents;
  }

  /** Nothing here has anything of the query. */
  get isEmpty(): boolean {
    return Object.values(this.#seen).every(({ size }) => size === 0);
  }

  isUnknown(slot: number): boolean {
    return this.#counts[slot]!.every((count) => count === 0);
  }

  /** What a word tells, in nats: shared by all its forms, or it would tell more for being called something else as well. */
  told(slot: number): number {
    const [own = 0, ...others] = this.#counts[slot]!;
    const count = own > 0 ? own : others.reduce((sum, other) => sum + other, 0);
    return rarity(Math.min(this.documents, count), this.documents);
  }

  /** What is worth another look, by the server's ids: what was noted, and so many that are best so far. */
  promising(room: Room, most: number): string[] {
    const whole = this.whole;
    const best = [...this.#seen[room]]
      .map(([id, { has }]) => ({ id, words: this.#saidBy(has, whole).words }))
      .sort((a, b) => b.words - a.words)
      .slice(0, most)
      .map(({ id }) => id);
    return [...new Set([...this.#noted[room], ...best])];
  }

  matches(room: Room | "voters"): Match[] {
    const whole = this.whole;
    const title = this.slots.filter(({ isInTitle }) => isInTitle).length;
    const seen = [...this.#seen[room].values()];
    const usual = seen.reduce((sum, { hit }) => sum + ownWordsOf(hit), 0) / (seen.length || 1) || 1;
    return seen
      .flatMap(({ hit, has }) => {
        const inTitle = [...has].filter(([s, { isInTitle }]) => isInTitle && this.slots[s]!.isInTitle).length;
        const isTitle = title > 0 && inTitle === title && hit.titleWords === title;
        const length = 1 - LENGTH + (LENGTH * ownWordsOf(hit)) / usual;
        return matchOf(hit, { ...this.#saidBy(has, whole, length), isTitle }) ?? [];
      })
      .sort(better);
  }

  /** All that the query says. What nobody here has ever said counts too, but for pairs: such a pair is no word. */
  get whole(): number {
    return this.slots.reduce((sum, { isPair }, s) => {
      if (isPair && this.isUnknown(s)) return sum;
      return sum + this.#weight(s) * (isPair ? PAIR : 1);
    }, 0);
  }

  /** How many of its words somebody here has ever said. */
  get known(): number {
    return this.slots.filter((_, s) => !this.isUnknown(s)).length;
  }

  /** What all words of it that somebody here has ever said tell. */
  get toldInAll(): number {
    return this.slots.reduce(
      (sum, { weight }, s) => sum + (this.isUnknown(s) ? 0 : this.told(s) * Math.min(1, weight)),
      0,
    );
  }

  #weight = (slot: number): number => this.slots[slot]!.weight * this.told(slot);

  #saidBy(has: ReadonlyMap<number, Has>, whole: number, length = 1): Omit<Said, "isTitle"> {
    let [words, said, covered, titled] = [0, 0, 0, 0];
    for (const [slot, { worth, share, part, isInTitle }] of has) {
      const weight = this.#weight(slot);
      words += (weight * worth) / (part === BODY ? length : 1);
      said += weight * worth;
      covered += weight * share;
      if (isInTitle) titled += weight;
    }
    const all = whole || 1;
    return {
      words: words / all,
      said: said / all,
      covered: Math.min(1, covered / all),
      titled: Math.min(1, titled / all),
    };
  }

  #of(room: Room | "voters", hit: RawHit): Seen {
    let seen = this.#seen[room].get(hit.id);
    if (!seen) {
      seen = { hit, has: new Map() };
      this.#seen[room].set(hit.id, seen);
    }
    return seen;
  }
}
