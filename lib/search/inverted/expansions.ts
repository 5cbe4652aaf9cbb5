import { beginningOf } from "../text";
import type { LiveIndex } from "./live";
import { remembered } from "./remembered";
import { findTerm, frequencyAt, prefixRange, type Segment, termAt } from "./segment";

export type Expansion = { term: string; frequency: number };

const most = 10;
/** A beginning that every second text has says nothing more with more words. */
const enough = 0.5;

/** Words that begin like the one being typed, by frequency; where there is none, the word that it grew beyond. */
export function expansions(index: LiveIndex, typed: string, stem: string): Expansion[] {
  const beginning = beginningOf(typed);
  const found = new Map<string, number>();
  for (const prefix of new Set([beginning, stem]))
    for (const { segment } of index.parts)
      for (const { term, frequency } of commonest(segment, prefix))
        found.set(term, (found.get(term) ?? 0) + frequency);
  if (found.size === 0) return shorter(index, beginning);
  const sorted = [...found].sort((a, b) => b[1] - a[1]).slice(0, most);
  const kept: Expansion[] = [];
  let texts = 0;
  for (const [term, frequency] of sorted) {
    kept.push({ term, frequency });
    texts += frequency;
    if (texts > enough * index.size && index.size > most) break;
  }
  return kept;
}

function shorter(index: LiveIndex, beginning: string): Expansion[] {
  for (let length = beginning.length - 1; length >= Math.max(4, beginning.length - 4); length--) {
    const term = beginning.slice(0, length);
    const count = frequency(index, term);
    if (count > 0) return [{ term, frequency: count }];
  }
  return [];
}

/** In how many texts a term stands, those that have gone since included. */
export function frequency(index: LiveIndex, term: string): number {
  let sum = 0;
  for (const { segment } of index.parts) {
    const at = findTerm(segment, term);
    if (at >= 0) sum += frequencyAt(segment, at);
  }
  return sum;
}

/** People begin with the same letters. */
const commonest = remembered(lookUp, 5_000);

function lookUp(segment: Segment, prefix: string): Expansion[] {
  const [from, to] = prefixRange(segment, prefix);
  const best: [number, number][] = [];
  for (let at = from; at < to; at++) {
    const count = frequencyAt(segment, at);
    if (best.length === most && count <= best.at(-1)![1]) continue;
    best.push([at, count]);
    best.sort((a, b) => b[1] - a[1]);
    best.length = Math.min(best.length, most);
  }
  return best.map(([at, count]) => ({ term: termAt(segment, at), frequency: count }));
}
