import type { Said } from "./agglomerate";
import type { Item } from "./item";
import type { Near } from "./neighbours";
import { likenessWithin, meanLikeness, type Sum, sumOf, sumOfAll } from "./sums";

const rounds = 2;
/** A group of fewer attracts nobody: it may be an accident. */
const leastAttracting = 3;

export type RefineOptions = Said & {
  /** An item goes to another group when it is this much alike on average, and leaves when it is less alike to its own. */
  cut: number;
  share: number;
};

/**
 * Looks at each item once more, now that the groups stand: it goes where it is most alike on average, or stands alone
 * where it is like none. What people have said stays as it is.
 */
export function refine(
  items: readonly Item[],
  near: Near,
  groups: Int32Array,
  options: RefineOptions,
): Int32Array {
  const fixed = fixedOf(items.length, options);
  let now = groups;
  for (let round = 0; round < rounds; round++) {
    const next = moved(items, near, now, fixed, options);
    if (!next) break;
    now = next;
  }
  return renumbered(now);
}

/** What people have said something of is moved by nobody else. */
function fixedOf(count: number, { together = [], apart = [], kept }: Said): Uint8Array {
  const fixed = new Uint8Array(count);
  for (const [a, b] of [...together, ...apart]) fixed[a] = fixed[b] = 1;
  if (kept) for (let at = 0; at < count; at++) if (kept[at]) fixed[at] = 1;
  return fixed;
}

function moved(
  items: readonly Item[],
  near: Near,
  groups: Int32Array,
  fixed: Uint8Array,
  { cut, share }: RefineOptions,
): Int32Array | null {
  const sums = sumsOf(items, groups);
  const next = groups.slice();
  let free = sums.size;
  let isMoved = false;
  items.forEach((item, at) => {
    if (fixed[at]) return;
    const own = sums.get(groups[at]!)!;
    const within = likenessWithin(item, own, share);
    let best = { group: -1, likeness: own.size > 1 ? within : 0 };
    const asked = new Set([groups[at]!]);
    for (const id of near[at]!.ids) {
      const group = groups[id]!;
      if (asked.has(group)) continue;
      asked.add(group);
      const sum = sums.get(group)!;
      if (sum.size < leastAttracting) continue;
      const likeness = meanLikeness(sumOf(item), sum, share);
      if (likeness > best.likeness) best = { group, likeness };
    }
    if (best.group >= 0 && best.likeness >= cut) next[at] = best.group;
    else if (own.size > 1 && within < cut) next[at] = free++;
    isMoved ||= next[at] !== groups[at];
  });
  return isMoved ? renumbered(next) : null;
}

/** What each group weighs. */
export function sumsOf(items: readonly Item[], groups: Int32Array): Map<number, Sum> {
  const members = new Map<number, number[]>();
  groups.forEach((group, at) => {
    const list = members.get(group);
    if (list) list.push(at);
    else members.set(group, [at]);
  });
  return new Map([...members].map(([group, list]) => [group, sumOfAll(items, list)]));
}

/** The same groups, numbered from 0 by the first member. */
function renumbered(groups: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return groups.map((group) => {
    if (!numbers.has(group)) numbers.set(group, numbers.size);
    return numbers.get(group)!;
  });
}
