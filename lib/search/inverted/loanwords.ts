import { soundsOfEnglish } from "../loanwords/english";
import { soundOfKatakana } from "../loanwords/katakana";
import { consonantsOf, distanceOf } from "../loanwords/sounds";
import { placesOf } from "./hashes";
import type { LiveIndex } from "./live";
import { frequencyAt, termAt } from "./segment";

const KATAKANA = /[\p{Script=Katakana}ー]{3,}/gu;
const SHORTEST_PART = 3;
/** No part of a word begins so. */
const INSIDE = /^[ァィゥェォャュョッーン]/;
/** The stem of "application" ends before what is heard at the end of アプリケーション. */
const ENDING = /[aeiou]*SoN$/;

/** The site's own words in Latin letters from which the words of a text in katakana may be borrowed, by how both sound. */
export function* borrowedIn(index: LiveIndex, text: string): Generator<{ word: string; from: string[] }> {
  for (const [word] of text.normalize("NFKC").matchAll(KATAKANA)) {
    const from = originsOf(index, word);
    if (from.length > 0) yield { word, from };
  }
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

/** The fewer consonants, the more words have them by chance: with two, all vowels must fit. */
const farthest = (consonants: number): number => Math.min(1, (consonants - 2) / 2);

/** The word that sounds most like it; of several the most frequent. */
function nearest(index: LiveIndex, heard: string): string | undefined {
  const consonants = consonantsOf(heard);
  let best: { term: string; distance: number; frequency: number } | undefined;
  for (const { segment, consonants: list } of index.typos())
    for (const at of placesOf(list, consonants)) {
      const term = termAt(segment, at);
      const frequency = frequencyAt(segment, at);
      const distance = distanceOfWord(heard, consonants, term);
      if (distance > farthest(consonants.length)) continue;
      const isBetter =
        !best || distance < best.distance || (distance === best.distance && frequency > best.frequency);
      if (isBetter) best = { term, distance, frequency };
    }
  return best?.term;
}

function distanceOfWord(heard: string, consonants: string, term: string): number {
  const alike = soundsOfEnglish(term).filter((sound) => consonantsOf(sound) === consonants);
  return Math.min(...alike.map((sound) => distanceOf(heard, sound)));
}
