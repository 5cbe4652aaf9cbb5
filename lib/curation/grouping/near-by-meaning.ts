import { Best } from "./best";
import { dot, type Item } from "./item";

/** Up to so many items each is compared with every other; beyond, only within the cells that lie near. */
const comparedWithAll = 6_000;
const cellsSearched = 8;

/** For each item those that are nearest to it by meaning; of many items, most of those. */
export function nearByMeaning(items: readonly Item[], most: number): (at: number) => number[] {
  const known = items.flatMap((item, at) => (item.meaning ? [at] : []));
  const nearest = (at: number, among: readonly number[], count: number) => {
    const own = items[at]!.meaning!;
    const best = new Best(count);
    for (const other of among) best.offer(other, dot(own, items[other]!.meaning!));
    return best.sorted().map(({ id }) => id);
  };
  if (known.length <= comparedWithAll)
    return (at) => (items[at]!.meaning ? nearest(at, known, most + 1) : []);
  // Evenly taken items stand for the cells around them: with as many cells as each holds items, both steps cost the same.
  const step = Math.floor(Math.sqrt(known.length));
  const middles = known.filter((_, i) => i % step === 0);
  const cells = new Map<number, number[]>(middles.map((middle) => [middle, []]));
  for (const at of known) cells.get(nearest(at, middles, 1)[0]!)!.push(at);
  return (at) => {
    if (!items[at]!.meaning) return [];
    const around = nearest(at, middles, cellsSearched).flatMap((middle) => cells.get(middle)!);
    return nearest(at, around, most + 1);
  };
}
