/** Terms in ascending order, each with what it weighs. */
export type Weighed = { terms: Int32Array; weights: Float32Array };

/** One question as the groups see it: its terms (of length 1 as a vector), and its meaning if known. */
export type Item = Weighed & {
  /** Of length 1; null where no embedder is on. */
  meaning: Float32Array | null;
};

/** What two items have in common, from 0 to 1: their words, and their meaning for as much of it as `share` says. */
export function likeness(a: Item, b: Item, share: number): number {
  const words = wordsInCommon(a, b);
  return a.meaning && b.meaning ? share * dot(a.meaning, b.meaning) + (1 - share) * words : words;
}

/** The product of two weighed texts, or of sums of them. */
export function wordsInCommon(a: Weighed, b: Weighed): number {
  const [few, many] = a.terms.length <= b.terms.length ? [a, b] : [b, a];
  return few.terms.length * 16 < many.terms.length ? bySearching(few, many) : sideBySide(few, many);
}

function sideBySide(a: Weighed, b: Weighed): number {
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

function bySearching(few: Weighed, many: Weighed): number {
  let sum = 0;
  let from = 0;
  for (let i = 0; i < few.terms.length; i++) {
    const term = few.terms[i]!;
    let to = many.terms.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (many.terms[middle]! < term) from = middle + 1;
      else to = middle;
    }
    if (many.terms[from] === term) sum += few.weights[i]! * many.weights[from]!;
  }
  return sum;
}

/** Both together, each term with the sum of its weights. */
export function added(a: Weighed, b: Weighed): Weighed {
  const terms = new Int32Array(a.terms.length + b.terms.length);
  const weights = new Float32Array(terms.length);
  let at = 0;
  for (let i = 0, j = 0; i < a.terms.length || j < b.terms.length; at++) {
    const one = i < a.terms.length ? a.terms[i]! : Number.POSITIVE_INFINITY;
    const other = j < b.terms.length ? b.terms[j]! : Number.POSITIVE_INFINITY;
    terms[at] = Math.min(one, other);
    weights[at] = (one <= other ? a.weights[i++]! : 0) + (other <= one ? b.weights[j++]! : 0);
  }
  return { terms: terms.slice(0, at), weights: weights.slice(0, at) };
}

/** Four sums beside each other: the processor need not wait for one to be added before the next. */
export function dot(a: Float32Array, b: Float32Array): number {
  let one = 0;
  let two = 0;
  let three = 0;
  let four = 0;
  const whole = a.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    one += a[i]! * b[i]!;
    two += a[i + 1]! * b[i + 1]!;
    three += a[i + 2]! * b[i + 2]!;
    four += a[i + 3]! * b[i + 3]!;
  }
  for (let i = whole; i < a.length; i++) one += a[i]! * b[i]!;
  return one + two + three + four;
}

export function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return length === 0 ? vector : vector.map((value) => value / length);
}
