import { soundsOfEnglish } from "../loanwords/english";
import { consonantsOf } from "../loanwords/sounds";
import { isSpaced, termsOf } from "../text";
import { entryOf, PLACES, placesOf } from "./hashes";
import { frequencyAt, type Segment, termAt, termCount } from "./segment";

/**
 * The words of a segment by what is left of them when one or two letters are taken out: two words that share such a
 * remainder are at most that many mistakes apart. Only the beginning of a word counts, which keeps the table small.
 * And those in Latin letters by their consonants, for words that were borrowed into another script.
 */
export type Typos = { segment: Segment; hashes: Float64Array; consonants: Float64Array };
/** `likelihood` is relative: how much likelier it was meant than another word with another. */
export type Correction = { term: string; frequency: number; likelihood: number };

const BEGINNING = 8;
const LETTERS = /^[\p{L}\p{M}]+$/u;
const LATIN = /^[a-z]{3,}$/;

/** Words seen less often than this may be typing mistakes themselves; on a small site each may be right. */
export const leastFrequency = (documents: number): number =>
  documents < 3_000 ? 1 : documents < 15_000 ? 2 : 3;

/** How many mistakes a word of this length may have and still be recognised. */
export const mistakesAllowed = (term: string): number => (term.length < 3 ? 0 : term.length < 6 ? 1 : 2);

/** Of so many that are typed right, one has a mistake: a frequent word is meant although a rare one is nearer. */
const RIGHT = 30;

export function* buildTypos(segment: Segment): Generator<void, Typos> {
  const least = leastFrequency(segment.keys.length);
  const entries: number[] = [];
  const consonants: number[] = [];
  for (let at = 0; at < Math.min(termCount(segment), PLACES); at++) {
    if (at % 400 === 399) yield;
    if (frequencyAt(segment, at) < least) continue;
    const term = termAt(segment, at);
    if (LATIN.test(term))
      for (const sound of soundsOfEnglish(term)) consonants.push(entryOf(consonantsOf(sound), at));
    if (term.length < 4 || !LETTERS.test(term) || !isSpaced(term)) continue;
    for (const left of remainders(term)) entries.push(entryOf(left, at));
  }
  yield;
  return {
    segment,
    hashes: Float64Array.from(entries).sort(),
    consonants: Float64Array.from(consonants).sort(),
  };
}

/**
 * The site's own words that may be meant by one that it does not know, likeliest first. Of a word still being
 * typed only the beginning is compared.
 */
export function corrections(
  typos: Typos,
  term: string,
  { most = 3, isBeginning = false, language = "en" } = {},
): Correction[] {
  const allowed = mistakesAllowed(term);
  if (allowed === 0 || !LETTERS.test(term) || !isSpaced(term)) return [];
  const candidates = new Set<number>();
  for (const left of isBeginning ? remainders(term) : withoutEndings(term))
    for (const at of placesOf(typos.hashes, left)) candidates.add(at);
  const found: Correction[] = [];
  for (const at of candidates) {
    const candidate = termAt(typos.segment, at);
    const compared = isBeginning ? candidate.slice(0, term.length) : candidate;
    const mistakes = isBeginning
      ? distance(term, compared, allowed)
      : distanceToStem(term, candidate, allowed, language);
    if (mistakes === 0 || mistakes > allowed) continue;
    const frequency = frequencyAt(typos.segment, at);
    found.push({ term: candidate, frequency, likelihood: frequency / RIGHT ** mistakes });
  }
  return found.sort((a, b) => b.likelihood - a.likelihood).slice(0, most);
}

const ENDING = 3;

/**
 * A mistake keeps an ending on a word that the index knows without. One that the stemmer takes off the right word is no
 * mistake of its own; whatever else is there, is one.
 */
function distanceToStem(term: string, stem: string, most: number, language: string): number {
  let least = distance(term, stem, most);
  for (let cut = 1; cut <= ENDING && term.length - cut >= Math.max(3, stem.length - 2); cut++) {
    const near = distance(term.slice(0, -cut), stem, most);
    if (near >= least) continue;
    const isUsual = termsOf(stem + term.slice(-cut), language).at(-1) === stem;
    if (isUsual) least = near;
    else if (term.length - cut >= Math.max(4, stem.length - 1)) least = Math.min(least, near + 1);
  }
  return least;
}

/** The remainders of a word, and of its beginnings: one of them may be all that the index has of it. */
function withoutEndings(term: string): Set<string> {
  const all = remainders(term);
  for (let cut = 1; cut <= ENDING && term.length - cut >= 3; cut++) {
    const beginning = term.slice(0, -cut).slice(0, BEGINNING);
    all.add(beginning);
    for (const left of takeOut(beginning)) all.add(left);
  }
  return all;
}

function remainders(term: string): Set<string> {
  const start = term.slice(0, BEGINNING);
  const all = new Set([start]);
  const once = takeOut(start);
  for (const left of once) all.add(left);
  if (mistakesAllowed(term) > 1) for (const left of once) for (const again of takeOut(left)) all.add(again);
  return all;
}

const takeOut = (word: string): string[] =>
  Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));

/** Letters to add, drop, change or swap with a neighbour to get from one word to the other; more than `most` is `most + 1`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = previous;
    previous = row;
  }
  return Math.min(previous[b.length]!, most + 1);
}
