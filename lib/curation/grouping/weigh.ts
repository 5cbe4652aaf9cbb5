import { termsOf } from "@/lib/search/text";
import { type Item, unit, type Weighed } from "./item";

export type Text = {
  title: string;
  body?: string;
  language: string;
  meaning?: ArrayLike<number> | null;
  /** What people have marked it with; two that share a mark are this much more alike. */
  marks?: readonly Mark[];
};
export type Mark = { name: string; likeness: number };

/** The title says what it is about; of a long story the beginning tells most. */
const titleCounts = 4;
const bodyWords = 80;
const enoughForCommon = 100;

type Counts = { terms: Int32Array; counts: Float32Array };

/** Texts as what they weigh among each other. */
export function weigh(texts: readonly Text[]): Item[] {
  const scales = new Scales();
  const counted = texts.map((text) => scales.count(text));
  scales.setCommon(texts);
  return texts.map((text, at) => scales.weighed(counted[at]!, text));
}

/** Weighs terms by how rare they are among the texts counted so far (tf-idf). */
export class Scales {
  readonly #numbers = new Map<string, number>();
  readonly #documents: number[] = [];
  #texts = 0;
  #common: Float32Array | null = null;

  /** Takes a text in as one more, and gives how often each of its terms stands in it. */
  count(text: Text): Counts {
    const counted = this.#read(text);
    this.#texts++;
    for (const term of counted.terms) this.#documents[term] = (this.#documents[term] ?? 0) + 1;
    return counted;
  }

  /** What all texts of a site mean alike tells none of them from another; nothing is taken away while they are few. */
  setCommon(texts: Iterable<Text>): void {
    let sum: Float32Array | undefined;
    let known = 0;
    for (const { meaning } of texts) {
      if (!meaning) continue;
      const direction = unit(Float32Array.from(meaning));
      sum ??= new Float32Array(direction.length);
      for (let i = 0; i < sum.length; i++) sum[i]! += direction[i]!;
      known++;
    }
    this.#common = sum && known >= enoughForCommon ? sum.map((value) => value / known) : null;
  }

  /** How much a term tells, by how few of the texts have it. */
  rarityOf(term: string): number {
    return this.#rarity(this.#numbers.get(term) ?? -1);
  }

  /** A text among those counted so far; it need not be one of them. */
  weigh(text: Text): Item {
    return this.weighed(this.#read(text), text);
  }

  weighed({ terms, counts }: Counts, { meaning, marks = [] }: Text): Item {
    const weights = counts.map((count, i) => Math.sqrt(count) * this.#rarity(terms[i]!));
    return {
      ...this.#marked({ terms, weights: unit(weights) }, marks),
      meaning: meaning ? this.#own(meaning) : null,
    };
  }

  #rarity(term: number): number {
    return Math.log(1 + (this.#texts + 1) / (this.#documents[term] ?? 1));
  }

  #own(meaning: ArrayLike<number>): Float32Array {
    const direction = unit(Float32Array.from(meaning));
    const common = this.#common;
    return common ? unit(direction.map((value, i) => value - common[i]!)) : direction;
  }

  /** Marks come on top of the words: whoever has none is as like the others as before. */
  #marked({ terms, weights }: Weighed, marks: readonly Mark[]): Weighed {
    if (marks.length === 0) return { terms, weights };
    const all = [...terms].map((term, i) => [term, weights[i]!] as const);
    // No term of a text begins with a blank.
    for (const { name, likeness } of marks) all.push([this.#numberOf(` ${name}`), Math.sqrt(likeness)]);
    all.sort(([one], [other]) => one - other);
    return {
      terms: Int32Array.from(all, ([term]) => term),
      weights: Float32Array.from(all, ([, weight]) => weight),
    };
  }

  #read({ title, body, language }: Text): Counts {
    const counts = new Map<number, number>();
    const note = (term: string, count: number) => {
      const number = this.#numberOf(term);
      counts.set(number, (counts.get(number) ?? 0) + count);
    };
    for (const term of termsOf(title, language)) note(term, titleCounts);
    if (body) for (const term of termsOf(body, language, bodyWords)) note(term, 1);
    const terms = Int32Array.from(counts.keys()).sort();
    return { terms, counts: Float32Array.from(terms, (term) => counts.get(term)!) };
  }

  #numberOf(term: string): number {
    let number = this.#numbers.get(term);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(term, number);
    }
    return number;
  }
}
