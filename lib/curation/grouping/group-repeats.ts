import { agglomerate, type Said } from "./agglomerate";
import type { Item } from "./item";
import { nearestAmong, neighbours } from "./neighbours";
import { enoughFor, placing } from "./place-index";
import { refine, sumsOf } from "./refine";
import { spread } from "./spread";
import { likenessWithin } from "./sums";
import { type Text, weigh } from "./weigh";

/**
 * How alike questions must be on average to be one group, and how much of that is meaning. Chosen on the training
 * queries of BANKING77, reported on its test queries (docs/repeats.md).
 */
export const grouping = {
  withMeaning: { cut: 0.59, share: 0.5 },
  byWords: { cut: 0.53, share: 0 },
  /** How much alike is enough to stay with a group, as a part of the cut. */
  staying: 0.9,
  nearest: 30,
  /** Where a question is compared again with what its neighbours are near to. */
  nearestOfNearest: 10,
} as const;

/** Groups texts that ask the same thing: for each its group's number, from 0 by the first member. */
export function groupRepeats(texts: readonly Text[], said: Said = {}): Int32Array {
  return groupItems(weigh(texts), said).groups;
}

/**
 * The same, with how like the others of its group each is on average, as it was written; a new question with 1 would just
 * be taken in. 0 for one alone.
 */
export function groupItems(
  items: readonly Item[],
  said: Said = {},
): { groups: Int32Array; likeness: Float32Array } {
  const { cut, share } = settingsFor(items);
  const nearest = neighbours(items, { most: grouping.nearest, least: 0, share });
  const wide = spread(items, nearest);
  const near = nearestAmong(wide, { most: grouping.nearest, least: cut / 2, share }, function* (at) {
    const { ids } = nearest[at]!;
    yield* ids;
    for (const id of ids.subarray(0, grouping.nearestOfNearest))
      yield* nearest[id]!.ids.subarray(0, grouping.nearestOfNearest);
  });
  const groups = agglomerate(wide, near, { cut, share, ...said });
  const refined = refine(wide, near, groups, { cut: cut * grouping.staying, share, ...said });
  const sums = sumsOf(items, refined);
  const measure = share > 0 ? placing.withMeaning : placing.byWords;
  const likeness = Float32Array.from(items, (item, at) => {
    const sum = sums.get(refined[at]!)!;
    return sum.size < 2 ? 0 : likenessWithin(item, sum, measure.share) / enoughFor(measure, sum.size - 1);
  });
  return { groups: refined, likeness };
}

/** With meaning where nearly all have one. */
function settingsFor(items: readonly Item[]): { cut: number; share: number } {
  const known = items.reduce((count, item) => count + (item.meaning ? 1 : 0), 0);
  return known > 0 && known >= items.length * 0.9 ? grouping.withMeaning : grouping.byWords;
}
