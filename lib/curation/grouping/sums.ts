import { added, dot, type Item, type Weighed, wordsInCommon } from "./item";

/** What the members of a group weigh together. The mean likeness of two groups follows from their sums. */
export type Sum = Weighed & { size: number; meaning: Float32Array | null; withMeaning: number };

export const sumOf = (item: Item): Sum => ({
  terms: item.terms,
  weights: item.weights,
  size: 1,
  meaning: item.meaning,
  withMeaning: item.meaning ? 1 : 0,
});

export function joined(a: Sum, b: Sum): Sum {
  const meaning =
    a.meaning && b.meaning ? a.meaning.map((value, i) => value + b.meaning![i]!) : (a.meaning ?? b.meaning);
  return {
    ...added(a, b),
    size: a.size + b.size,
    meaning,
    withMeaning: a.withMeaning + b.withMeaning,
  };
}

/** The sum of many, made by halves: adding one after the other would go through the large sum each time. */
export function sumOfAll(items: readonly Item[], members: readonly number[]): Sum {
  if (members.length === 1) return sumOf(items[members[0]!]!);
  const half = members.length >> 1;
  return joined(sumOfAll(items, members.slice(0, half)), sumOfAll(items, members.slice(half)));
}

/** The mean likeness over all pairs of one from each. */
export function meanLikeness(a: Sum, b: Sum, share: number): number {
  const words = wordsInCommon(a, b) / (a.size * b.size);
  if (!a.meaning || !b.meaning) return words;
  return (share * dot(a.meaning, b.meaning)) / (a.withMeaning * b.withMeaning) + (1 - share) * words;
}

/** The mean likeness of a member with all the others. */
export function likenessWithin(item: Item, sum: Sum, share: number): number {
  if (sum.size < 2) return 0;
  const words = (wordsInCommon(item, sum) - wordsInCommon(item, item)) / (sum.size - 1);
  if (!item.meaning || !sum.meaning || sum.withMeaning < 2) return words;
  const meaning = (dot(item.meaning, sum.meaning) - 1) / (sum.withMeaning - 1);
  return share * meaning + (1 - share) * words;
}
