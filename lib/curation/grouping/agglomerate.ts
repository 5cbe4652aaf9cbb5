import { dot, type Item } from "./item";
import type { Edge } from "./neighbours";

/** A group while it grows: the sums of what its members weigh. The mean likeness of two groups follows from these. */
type Group = {
  members: number[];
  words: Map<number, number>;
  meaning: Float32Array | null;
  near: Set<number>;
};

export type AgglomerateOptions = {
  /** Two groups become one while their members are this much alike on average. */
  cut: number;
  share: number;
  /** Pairs that people have said belong together, and pairs that do not. */
  together?: readonly (readonly [number, number])[];
  apart?: readonly (readonly [number, number])[];
};

/**
 * Groups by average link: the two groups whose members are most alike on average become one, until none are alike enough.
 * Chains of nearest pairs alone would make one heap of everything. Gives each item's group, numbered from 0 by the
 * group's first member.
 */
export function agglomerate(
  items: readonly Item[],
  edges: readonly Edge[],
  options: AgglomerateOptions,
): Int32Array {
  const groups = new Map<number, Group>(items.map((item, at) => [at, alone(item, at)]));
  const apart = new Map<number, Set<number>>();
  for (const [a, b] of options.apart ?? []) {
    noted(apart, a).add(b);
    noted(apart, b).add(a);
  }
  const heap = new Heap();
  for (const { a, b, likeness } of edges) {
    groups.get(a)!.near.add(b);
    groups.get(b)!.near.add(a);
    if (likeness >= options.cut) heap.push({ a, b, likeness });
  }
  let next = items.length;
  const merge = (a: number, b: number): void => {
    const made = next++;
    const group = joined(groups.get(a)!, groups.get(b)!);
    group.near.delete(a);
    group.near.delete(b);
    groups.delete(a);
    groups.delete(b);
    groups.set(made, group);
    for (const each of group.near) {
      const other = groups.get(each);
      if (!other) {
        group.near.delete(each);
        continue;
      }
      other.near.delete(a);
      other.near.delete(b);
      other.near.add(made);
      const likeness = meanLikeness(group, other, options.share);
      if (likeness >= options.cut) heap.push({ a: each, b: made, likeness });
    }
  };
  const place = new Map<number, number>();
  for (const [a, b] of options.together ?? []) {
    const [one, other] = [placeOf(place, groups, a), placeOf(place, groups, b)];
    if (one !== other) {
      place.set(one, next).set(other, next);
      merge(one, other);
    }
  }
  for (let best = heap.pop(); best; best = heap.pop()) {
    const [a, b] = [groups.get(best.a), groups.get(best.b)];
    if (!a || !b || areApart(a, b, apart)) continue;
    merge(best.a, best.b);
  }
  return numbered(items.length, groups);
}

const alone = (item: Item, at: number): Group => ({
  members: [at],
  words: new Map(Array.from(item.terms, (term, i) => [term, item.weights[i]!])),
  meaning: item.meaning,
  near: new Set(),
});

function joined(a: Group, b: Group): Group {
  const [large, small] = a.words.size >= b.words.size ? [a, b] : [b, a];
  for (const [term, weight] of small.words) large.words.set(term, (large.words.get(term) ?? 0) + weight);
  const meaning = a.meaning && b.meaning ? a.meaning.map((value, i) => value + b.meaning![i]!) : null;
  for (const each of small.near) large.near.add(each);
  return { members: a.members.concat(b.members), words: large.words, meaning, near: large.near };
}

/** The mean over all pairs of one from each: the product of the sums, over the number of pairs. */
function meanLikeness(a: Group, b: Group, share: number): number {
  const pairs = a.members.length * b.members.length;
  const [small, large] = a.words.size <= b.words.size ? [a, b] : [b, a];
  let words = 0;
  for (const [term, weight] of small.words) words += weight * (large.words.get(term) ?? 0);
  if (!a.meaning || !b.meaning) return words / pairs;
  return (share * dot(a.meaning, b.meaning) + (1 - share) * words) / pairs;
}

function areApart(a: Group, b: Group, apart: Map<number, Set<number>>): boolean {
  if (apart.size === 0) return false;
  const [small, large] = a.members.length <= b.members.length ? [a, b] : [b, a];
  const others = new Set(large.members);
  return small.members.some((member) => [...(apart.get(member) ?? [])].some((other) => others.has(other)));
}

/** Which group an item is in by now. */
function placeOf(place: Map<number, number>, groups: Map<number, Group>, at: number): number {
  let now = at;
  while (!groups.has(now)) now = place.get(now)!;
  return now;
}

function noted(map: Map<number, Set<number>>, key: number): Set<number> {
  let found = map.get(key);
  if (!found) {
    found = new Set();
    map.set(key, found);
  }
  return found;
}

function numbered(count: number, groups: Map<number, Group>): Int32Array {
  const result = new Int32Array(count);
  const ordered = [...groups.values()]
    .map(({ members }) => members.sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!);
  ordered.forEach((members, number) => {
    for (const member of members) result[member] = number;
  });
  return result;
}

/** The pair most alike comes out first; of equals the one with the smallest numbers. */
class Heap {
  #edges: Edge[] = [];

  push(edge: Edge): void {
    const edges = this.#edges;
    let at = edges.length;
    edges.push(edge);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(edges[at]!, edges[parent]!)) break;
      [edges[at], edges[parent]] = [edges[parent]!, edges[at]!];
      at = parent;
    }
  }

  pop(): Edge | undefined {
    const edges = this.#edges;
    const first = edges[0];
    const last = edges.pop();
    if (edges.length > 0 && last) {
      edges[0] = last;
      let at = 0;
      for (;;) {
        let best = at;
        for (const child of [2 * at + 1, 2 * at + 2])
          if (child < edges.length && before(edges[child]!, edges[best]!)) best = child;
        if (best === at) break;
        [edges[at], edges[best]] = [edges[best]!, edges[at]!];
        at = best;
      }
    }
    return first;
  }
}

const before = (one: Edge, other: Edge): boolean =>
  one.likeness > other.likeness ||
  (one.likeness === other.likeness && (one.a < other.a || (one.a === other.a && one.b < other.b)));
