import { dot, type Item, likeness } from "./item";

export type Edge = { a: number; b: number; likeness: number };

export type NeighbourOptions = {
  /** So many of each item's nearest are kept. */
  most: number;
  /** Pairs below are not kept. */
  least: number;
  /** How much of the likeness is meaning, where both have one. */
  share: number;
};

/** A term that stands in more than this part of all texts brings nothing together. */
const tooCommon = 0.05;
/** Up to so many items each is compared by meaning with every other; beyond, only within the cells that lie near. */
const comparedWithAll = 6_000;
const cellsSearched = 8;

/** Each item's nearest by words and meaning, as pairs, each once. */
export function neighbours(items: readonly Item[], options: NeighbourOptions): Edge[] {
  const byWords = postings(items);
  const near = meaningCells(items);
  const edges = new Map<number, Edge>();
  const scores = new Float64Array(items.length);
  items.forEach((item, a) => {
    const candidates = sharingWords(item, byWords, scores, options.most * 3);
    for (const b of near(a)) candidates.add(b);
    candidates.delete(a);
    const best = [...candidates]
      .map((b) => ({
        a: Math.min(a, b),
        b: Math.max(a, b),
        likeness: likeness(item, items[b]!, options.share),
      }))
      .filter((edge) => edge.likeness >= options.least)
      .sort((one, other) => other.likeness - one.likeness || one.a - other.a || one.b - other.b)
      .slice(0, options.most);
    for (const edge of best) edges.set(edge.a * items.length + edge.b, edge);
  });
  return [...edges.values()];
}

type Postings = Map<number, { items: Int32Array; weights: Float32Array }>;

function postings(items: readonly Item[]): Postings {
  const lists = new Map<number, { items: number[]; weights: number[] }>();
  items.forEach((item, at) => {
    item.terms.forEach((term, i) => {
      let list = lists.get(term);
      if (!list) {
        list = { items: [], weights: [] };
        lists.set(term, list);
      }
      list.items.push(at);
      list.weights.push(item.weights[i]!);
    });
  });
  const most = Math.max(50, items.length * tooCommon);
  const found: Postings = new Map();
  for (const [term, list] of lists)
    if (list.items.length > 1 && list.items.length <= most)
      found.set(term, { items: Int32Array.from(list.items), weights: Float32Array.from(list.weights) });
  return found;
}

/** The items with the most in common by words. `scores` is scratch paper, all zero before and after. */
function sharingWords(item: Item, byWords: Postings, scores: Float64Array, most: number): Set<number> {
  const touched: number[] = [];
  item.terms.forEach((term, i) => {
    const list = byWords.get(term);
    if (!list) return;
    const weight = item.weights[i]!;
    for (let p = 0; p < list.items.length; p++) {
      const other = list.items[p]!;
      if (scores[other] === 0) touched.push(other);
      scores[other]! += weight * list.weights[p]!;
    }
  });
  touched.sort((one, other) => scores[other]! - scores[one]! || one - other);
  const best = new Set(touched.slice(0, most + 1));
  for (const each of touched) scores[each] = 0;
  return best;
}

/** For each item those that could be near it by meaning. */
function meaningCells(items: readonly Item[]): (at: number) => Iterable<number> {
  const known = items.flatMap((item, at) => (item.meaning ? [at] : []));
  if (known.length <= comparedWithAll) return (at) => (items[at]!.meaning ? nearestOf(items, at, known) : []);
  // Evenly taken items stand for the cells around them: with as many cells as each holds items, both steps cost the same.
  const step = Math.floor(Math.sqrt(known.length));
  const pivots = known.filter((_, i) => i % step === 0);
  const cells = new Map<number, number[]>(pivots.map((pivot) => [pivot, []]));
  for (const at of known) cells.get(nearestOf(items, at, pivots, 1)[0]!)!.push(at);
  return (at) =>
    items[at]!.meaning
      ? nearestOf(
          items,
          at,
          nearestOf(items, at, pivots, cellsSearched).flatMap((pivot) => cells.get(pivot)!),
        )
      : [];
}

function nearestOf(items: readonly Item[], at: number, among: readonly number[], most = 60): number[] {
  const own = items[at]!.meaning!;
  const scored = among.map((other) => ({ other, score: dot(own, items[other]!.meaning!) }));
  if (most === 1) return [scored.reduce((best, one) => (one.score > best.score ? one : best)).other];
  return scored
    .sort((one, other) => other.score - one.score || one.other - other.other)
    .slice(0, most)
    .map(({ other }) => other);
}
