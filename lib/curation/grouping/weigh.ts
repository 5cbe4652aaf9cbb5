import { termsOf } from "@/lib/search/text";
import type { Item } from "./item";

export type Text = { title: string; body?: string; language: string; meaning?: ArrayLike<number> | null };

/** The title says what it is about; of a long story the beginning tells most. */
const titleCounts = 2;
const bodyWords = 120;
/** A pair of words in a row says more than the two alone, and is rarer. */
const pairCounts = 0.5;

/** Terms weighed by how rare they are among these texts (tf-idf), each text as a vector of length 1. */
export function weigh(texts: readonly Text[]): Item[] {
  const numbers = new Map<string, number>();
  const documents: number[] = [];
  const counted = texts.map((text) => {
    const counts = new Map<number, number>();
    const add = (terms: readonly string[], count: number) => {
      terms.forEach((term, at) => {
        const next = terms[at + 1];
        note(counts, numbers, term, count);
        if (next !== undefined) note(counts, numbers, `${term} ${next}`, count * pairCounts);
      });
    };
    add(termsOf(text.title, text.language), titleCounts);
    if (text.body) add(termsOf(text.body, text.language, bodyWords), 1);
    for (const term of counts.keys()) documents[term] = (documents[term] ?? 0) + 1;
    return counts;
  });
  const common = commonMeaning(texts);
  return counted.map((counts, at) => {
    const terms = Int32Array.from(counts.keys()).sort();
    const weights = Float32Array.from(terms, (term) => {
      const rarity = Math.log(1 + texts.length / documents[term]!);
      return Math.sqrt(counts.get(term)!) * rarity;
    });
    const meaning = texts[at]!.meaning;
    return { terms, weights: unit(weights), meaning: meaning ? unit(without(meaning, common)) : null };
  });
}

const enoughForCommon = 100;

/** What all texts of a site mean alike, which tells none of them from another; nothing while they are few. */
function commonMeaning(texts: readonly Text[]): Float32Array | null {
  const known = texts.map(({ meaning }) => meaning).filter((meaning) => meaning != null);
  if (known.length < enoughForCommon) return null;
  const mean = new Float32Array(known[0]!.length);
  for (const meaning of known) for (let i = 0; i < mean.length; i++) mean[i]! += meaning[i]! / known.length;
  return mean;
}

const without = (meaning: ArrayLike<number>, common: Float32Array | null): Float32Array =>
  Float32Array.from(meaning, (value, i) => value - (common?.[i] ?? 0));

function note(counts: Map<number, number>, numbers: Map<string, number>, term: string, count: number): void {
  let number = numbers.get(term);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(term, number);
  }
  counts.set(number, (counts.get(number) ?? 0) + count);
}

function unit(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return squares === 0 ? vector : vector.map((value) => value / Math.sqrt(squares));
}
