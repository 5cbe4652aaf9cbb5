/** One question as the groups see it: its terms with what they weigh (length 1 as a vector), and its meaning if known. */
export type Item = {
  /** Ascending. */
  terms: Int32Array;
  weights: Float32Array;
  /** Of length 1; null where no embedder is on. */
  meaning: Float32Array | null;
};

/** What two items have in common, from 0 to 1: their words, and their meaning for as much of it as `share` says. */
export function likeness(a: Item, b: Item, share: number): number {
  const words = wordsInCommon(a, b);
  return a.meaning && b.meaning ? share * dot(a.meaning, b.meaning) + (1 - share) * words : words;
}

function wordsInCommon(a: Item, b: Item): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.terms.length && j < b.terms.length) {
    const one = a.terms[i]!;
    const other = b.terms[j]!;
    if (one === other) sum += a.weights[i++]! * b.weights[j++]!;
    else if (one < other) i++;
    else j++;
  }
  return sum;
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
