import { soundsOfEnglish } from "../loanwords/english";
import { soundOfKatakana } from "../loanwords/katakana";
import { consonantsOf, distanceOf } from "../loanwords/sounds";
import type { LiveIndex } from "./live";
import { frequencyAt, type Segment, termAt, termCount } from "./segment";
import { leastFrequency } from "./typos";

type Sounding = { term: string; sound: string; frequency: number };

const KATAKANA = /[\p{Script=Katakana}ー]{3,}/gu;
const ENGLISH = /^[a-z]{3,}$/;
const SHORTEST_PART = 3;
/** No word begins so, nor a part of one. */
const INSIDE = /^[ァィゥェォャュョッーン]/;

/** The site's own words in Latin letters from which the words of a text in katakana were borrowed, by how both sound. */
export function* borrowedIn(index: LiveIndex, text: string): Generator<{ word: string; from: string[] }> {
  for (const [word] of text.normalize("NFKC").matchAll(KATAKANA)) {
    const from = originsOf(index, word);
    if (from.length > 0) yield { word, from };
  }
}

/** The word itself, or the two that were written together. */
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

/** The fewer consonants, the more words have the same ones by chance: of two, the vowels must all fit. */
const farthest = (consonants: number): number => Math.min(1, (consonants - 2) / 2);

function originOf(index: LiveIndex, word: string): string | undefined {
  const heard = soundOfKatakana(word);
  const consonants = consonantsOf(heard);
  let best: (Sounding & { distance: number }) | undefined;
  for (const table of tablesOf(index))
    for (const sounding of table.get(consonants) ?? []) {
      const distance = distanceOf(heard, sounding.sound);
      if (distance > farthest(consonants.length)) continue;
      if (
        !best ||
        distance < best.distance ||
        (distance === best.distance && sounding.frequency > best.frequency)
      )
        best = { ...sounding, distance };
    }
  return best?.term;
}
type Table = ReadonlyMap<string, Sounding[]>;
const tables = new WeakMap<Segment, Table>();
const tablesOf = ({ parts, size }: LiveIndex): Table[] =>
  (leastFrequency(size) > 1 ? parts.slice(0, 1) : parts).map(({ segment }) => {
    const known = tables.get(segment) ?? tableOf(segment);
    tables.set(segment, known);
    return known;
  });

function tableOf(segment: Segment): Table {
  const table = new Map<string, Sounding[]>();
  const least = leastFrequency(segment.keys.length);
  for (let at = 0; at < termCount(segment); at++) {
    const frequency = frequencyAt(segment, at);
    if (frequency < least) continue;
    const term = termAt(segment, at);
    if (!ENGLISH.test(term)) continue;
    for (const sound of soundsOfEnglish(term)) {
      const consonants = consonantsOf(sound);
      if (consonants.length < 2) continue;
      const known = table.get(consonants);
      if (known) known.push({ term, sound, frequency });
      else table.set(consonants, [{ term, sound, frequency }]);
    }
  }
  return table;
}
