import type { Averages } from "./weights";

/**
 * An immutable piece of the index, in typed arrays only, so that it loads from a file as it is. Posting lists are one
 * after another in the order of the sorted terms; an entry is a document's number and, in the two highest bits, where
 * the term stands; `impacts` says beside each how much the term says about the document (weights.ts).
 */
export type Segment = {
  averages: Averages;
  keys: Float64Array;
  flags: Uint8Array;
  /** Two letters of the language as one number. */
  languages: Uint16Array;
  /** Minutes since 1970. */
  created: Uint32Array;
  /** Different words in title and body. */
  wordCounts: Uint16Array;
  topicStarts: Uint32Array;
  topics: Uint32Array;
  solvedByStarts: Uint32Array;
  solvedBy: Float64Array;
  /** What titles look like (grams.ts). */
  gramStarts: Uint32Array;
  grams: Uint16Array;
  termStarts: Uint32Array;
  termUnits: Uint16Array;
  postingStarts: Uint32Array;
  postings: Int32Array;
  impacts: Uint8Array;
};

export const SOLVED = 1;
export const ANSWERED = 2;
export const OUTDATED = 4;

// As signed numbers: an engine reads those from an array without making floats of them.
export const IN_TITLE = 0x8000_0000 | 0;
export const IN_BODY = 0x4000_0000;
export const DOCUMENT = 0x3fff_ffff;

export const documentCount = (segment: Segment): number => segment.keys.length;
export const termCount = (segment: Segment): number => segment.termStarts.length - 1;

export function termAt(segment: Segment, at: number): string {
  return String.fromCharCode(
    ...segment.termUnits.subarray(segment.termStarts[at]!, segment.termStarts[at + 1]!),
  );
}

/** How many documents have the term, those included that have gone since the segment was made. */
export const frequencyAt = (segment: Segment, at: number): number =>
  segment.postingStarts[at + 1]! - segment.postingStarts[at]!;

/** The place of a term among the sorted ones, or -1. */
export function findTerm(segment: Segment, term: string): number {
  const at = lowerBound(segment, term);
  return at < termCount(segment) && compare(segment, at, term) === 0 ? at : -1;
}

/** The place of a document's posting in a term's list, which is in the order of documents; or -1. */
export function findPosting({ postings, postingStarts }: Segment, at: number, number: number): number {
  let low = postingStarts[at]!;
  let high = postingStarts[at + 1]!;
  const end = high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((postings[middle]! & DOCUMENT) < number) low = middle + 1;
    else high = middle;
  }
  return low < end && (postings[low]! & DOCUMENT) === number ? low : -1;
}

/** The terms that begin with `prefix`: from the first (inclusive) to the last (exclusive). */
export function prefixRange(segment: Segment, prefix: string): [number, number] {
  const from = lowerBound(segment, prefix);
  // No character sorts after U+FFFF, and none of the terms holds it.
  return [from, lowerBound(segment, `${prefix}\uffff`)];
}

function lowerBound(segment: Segment, term: string): number {
  let low = 0;
  let high = termCount(segment);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(segment, middle, term) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare({ termStarts, termUnits }: Segment, at: number, term: string): number {
  const start = termStarts[at]!;
  const length = termStarts[at + 1]! - start;
  const shared = Math.min(length, term.length);
  for (let i = 0; i < shared; i++) {
    const difference = termUnits[start + i]! - term.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return length - term.length;
}

/** Two letters of a language tag as one number: `zh-CN` and `zh` are the same. */
export const languageCode = (language: string): number => {
  const base = language.slice(0, 2).toLowerCase();
  return ((base.charCodeAt(0) || 0) << 8) | (base.charCodeAt(1) || 0);
};
export const languageName = (code: number): string => String.fromCharCode(code >> 8, code & 0xff);
