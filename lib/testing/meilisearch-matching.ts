import type { Query } from "./meilisearch-stored";
import type { Found, Term } from "./meilisearch-words";

/**
 * Which terms a document must have, strictest first. By frequency the most frequent words are given up first, those that
 * nothing has before all others, and words that are in as many documents together; phrases and the last that are left
 * are never given up, so that nothing is found without the rarest word.
 */
export function removals(
  terms: Term[],
  found: Map<string, Found>[],
  strategy: Query["matchingStrategy"],
): number[][] {
  let kept = terms.map((_, at) => at);
  const left = [kept];
  if (strategy === "all") return left;
  const cost = (at: number) => (strategy === "last" ? at : found[at]!.size || Number.POSITIVE_INFINITY);
  const optional = kept.filter((at) => !terms[at]!.isPhrase);
  const costs = [...new Set(optional.map(cost))].sort((a, b) => b - a);
  if (optional.length === terms.length) costs.pop();
  for (const given of costs) {
    kept = kept.filter((at) => terms[at]!.isPhrase || cost(at) !== given);
    left.push(kept);
  }
  return left;
}

export const highlighted = (
  text: string,
  marked: ReadonlySet<string>,
  { highlightPreTag = "<em>", highlightPostTag = "</em>" }: Query,
) =>
  text
    .split(" ")
    .map((word) => (marked.has(word) ? `${highlightPreTag}${word}${highlightPostTag}` : word))
    .join(" ");

export function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, at) => sum + value * y[at]!, 0);
  return dot(a, b) / (Math.sqrt(dot(a, a) * dot(b, b)) || 1);
}
