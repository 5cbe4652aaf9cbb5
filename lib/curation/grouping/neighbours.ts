import { Best } from "./best";
import { type Item, likeness } from "./item";
import { nearByMeaning } from "./near-by-meaning";
import { Postings } from "./postings";

/** The nearest of each item, best first. */
export type Near = { ids: Int32Array; likeness: Float32Array }[];

export type NeighbourOptions = {
  /** So many of each item's nearest are kept. */
  most: number;
  /** Others that are less alike are not kept. */
  least: number;
  /** How much of the likeness is meaning, where both have one. */
  share: number;
};

/** Each item's nearest by words and meaning. */
export function neighbours(items: readonly Item[], { most, least, share }: NeighbourOptions): Near {
  const postings = new Postings(items);
  const byMeaning = share > 0 ? nearByMeaning(items, 2 * most) : () => [];
  return nearestAmong(items, { most, least, share }, (at) => [
    ...postings.sharingMost(items[at]!, 3 * most),
    ...byMeaning(at),
  ]);
}

/** Each item's nearest of those that are named for it, which may name itself or one twice. */
export function nearestAmong(
  items: readonly Item[],
  { most, least, share }: NeighbourOptions,
  among: (at: number) => Iterable<number>,
): Near {
  const best = new Best(most);
  const seenBy = new Int32Array(items.length).fill(-1);
  return items.map((item, at) => {
    best.clear();
    seenBy[at] = at;
    for (const other of among(at)) {
      if (seenBy[other] === at) continue;
      seenBy[other] = at;
      const score = likeness(item, items[other]!, share);
      if (score >= least) best.offer(other, score);
    }
    const found = best.sorted();
    return {
      ids: Int32Array.from(found, ({ id }) => id),
      likeness: Float32Array.from(found, ({ score }) => score),
    };
  });
}
