import { added, dot, type Item, unit, type Weighed } from "./item";
import type { Near } from "./neighbours";

/** From how many of its nearest an item takes on, and how much of it they make up beside itself. */
const takenFrom = 5;
const part = 1;
/** So many of the terms are kept, the weightiest. */
const termsKept = 120;

/**
 * Every item with what its nearest bring along: who asks in other words has neighbours who use both, so that what means
 * the same comes closer, and what only shares a word does not.
 */
export function spread(items: readonly Item[], near: Near): Item[] {
  return items.map((item, at) => {
    const { ids, likeness } = near[at]!;
    const others = [...ids.subarray(0, takenFrom)].map((id, i) => ({
      item: items[id]!,
      likeness: likeness[i]!,
    }));
    const all = others.reduce((sum, other) => sum + other.likeness, 0);
    if (all === 0) return item;
    // Few neighbours, or such as are hardly alike, bring little.
    const whole = Math.max(all, 1);
    let words: Weighed = item;
    const meaning = item.meaning?.slice() ?? null;
    for (const other of others) {
      const weight = (part * other.likeness) / whole;
      words = added(words, {
        terms: other.item.terms,
        weights: other.item.weights.map((own) => own * weight),
      });
      if (meaning && other.item.meaning)
        for (let i = 0; i < meaning.length; i++) meaning[i]! += weight * other.item.meaning[i]!;
    }
    return { ...weightiest(words), meaning: meaning && unit(meaning) };
  });
}

function weightiest({ terms, weights }: Weighed): Weighed {
  const least = weights.length > termsKept ? weights.slice().sort().at(-termsKept)! : 0;
  const kept = [...terms.keys()].filter((i) => weights[i]! >= least);
  const few = Float32Array.from(kept, (i) => weights[i]!);
  const length = Math.sqrt(dot(few, few));
  return { terms: Int32Array.from(kept, (i) => terms[i]!), weights: few.map((weight) => weight / length) };
}
