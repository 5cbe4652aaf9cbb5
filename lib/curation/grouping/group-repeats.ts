import { agglomerate } from "./agglomerate";
import type { Item } from "./item";
import { neighbours } from "./neighbours";
import { type Text, weigh } from "./weigh";

/**
 * How alike questions must be on average to be one group, and how much of that is meaning. Chosen on 3,080 of the
 * training queries of BANKING77, reported on its test queries (`npm run repeats:eval`).
 */
export const grouping = {
  withMeaning: { cut: 0.31, share: 0.5 },
  byWords: { cut: 0.2, share: 0 },
  nearest: 50,
} as const;

export type PeoplesWord = {
  together?: readonly (readonly [number, number])[];
  apart?: readonly (readonly [number, number])[];
};

/**
 * Groups texts that ask the same thing: for each its group's number, from 0 by the first member. What people have said
 * of pairs, by their places in the list, holds whatever the likeness.
 */
export function groupRepeats(texts: readonly Text[], said: PeoplesWord = {}): Int32Array {
  return groupItems(weigh(texts), said);
}

export function groupItems(items: readonly Item[], said: PeoplesWord = {}): Int32Array {
  const hasMeaning = items.length > 0 && items.every((item) => item.meaning);
  const { cut, share } = hasMeaning ? grouping.withMeaning : grouping.byWords;
  const edges = neighbours(items, { most: grouping.nearest, least: cut / 2, share });
  return agglomerate(items, edges, { cut, share, ...said });
}
