import { soundsOfEnglish } from "../loanwords/english";
import { soundsOfHangul } from "../loanwords/hangul";
import { soundOfKatakana } from "../loanwords/katakana";
import { consonantsOf, distanceOf } from "../loanwords/sounds";
import { placesOf } from "./hashes";
import type { LiveIndex } from "./live";
import { remembered } from "./remembered";
import { frequencyAt, termAt } from "./segment";
import type { Typos } from "./typos";

const RUN = /[\p{Script=Katakana}ー]{3,}|\p{Script=Hangul}{2,}/gu;
const HANGUL = /^\p{Script=Hangul}/u;
const SHORTEST_PART = 3;
/** No part of a word begins so. */
const INSIDE = /^[ァィゥェォャュョッーン]/;
/** The stem of "application" ends before what is heard at the end of アプリケーション. */
const ENDING = /[aeiou]*SoN$/;
/** Korean particles have a syllable or two. */
const PARTICLES = 2;

/** A word of a text, the term that it is without what is only attached to it, and what it may be borrowed from. */
export type Borrowed = { word: string; term: string; from: string[] };

/** The site's own words in Latin letters from which words of a text are borrowed, Japanese or Korean, by how both sound. */
export function* borrowedIn(index: LiveIndex, text: string): Generator<Borrowed> {
  for (const [word] of text.normalize("NFKC").matchAll(RUN)) {
    const found = HANGUL.test(word) ? withoutParticles(index, word) : inKatakana(index, word);
    if (found.from.length > 0) yield { word, ...found };
  }
}

function inKatakana(index: LiveIndex, word: string): Omit<Borrowed, "word"> {
  return { term: word.replace(/ー$/, ""), from: originsOf(index, word) };
}

/** What all of it was, or the two words that it is made of. */
function originsOf(index: LiveIndex, word: string): string[] {
  const whole = originOf(index, word);
  if (whole) return [whole];
  for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
    if (INSIDE.test(word.slice(at))) continue;
    const first = originOf(index, word.slice(0, at));
    const last = first && originOf(index, word.slice(at));
    if (last) return [first, last];
  }
  return [];
}

function originOf(index: LiveIndex, word: string): string | undefined {
  const heard = soundOfKatakana(word);
  return (
    nearest(index, heard) ?? (ENDING.test(heard) ? nearest(index, heard.replace(ENDING, "")) : undefined)
  );
}

function withoutParticles(index: LiveIndex, word: string): Omit<Borrowed, "word"> {
  for (let length = word.length; length >= Math.max(2, word.length - PARTICLES); length--) {
    const term = word.slice(0, length);
    for (const heard of soundsOfHangul(term)) {
      const from = nearest(index, heard);
      if (from) return { term, from: [from] };
    }
  }
  return { term: word, from: [] };
}

/** The fewer consonants, the more words have them by chance: with two, all vowels must fit. */
const farthest = (consonants: number): number => Math.min(1, (consonants - 2) / 2);

/** The word that sounds most like it; of several the most frequent. */
function nearest(index: LiveIndex, heard: string): string | undefined {
  const consonants = consonantsOf(heard);
  let best: { term: string; distance: number; frequency: number } | undefined;
  for (const typos of index.typos())
    for (const { term, sound, frequency } of soundingWith(typos, consonants)) {
      const distance = distanceOf(heard, sound);
      if (distance > farthest(consonants.length)) continue;
      if (!best || distance < best.distance || (distance === best.distance && frequency > best.frequency))
        best = { term, distance, frequency };
    }
  return best?.term;
}

type Sounding = { term: string; sound: string; frequency: number };
/** The words of a segment that have just these consonants; people ask for the same things. */
const soundingWith = remembered((typos: Typos, wanted): Sounding[] => {
  return placesOf(typos.consonants, wanted).flatMap((at) => {
    const term = termAt(typos.segment, at);
    const frequency = frequencyAt(typos.segment, at);
    const alike = soundsOfEnglish(term).filter((sound) => consonantsOf(sound) === wanted);
    return alike.map((sound) => ({ term, sound, frequency }));
  });
}, 2_000);
