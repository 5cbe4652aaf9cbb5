import { wordTerm } from "../stems";
import { isSpaced } from "../text";
import { frequency } from "./expansions";
import type { LiveIndex } from "./live";

export type WordPart = { term: string; frequency: number };

/** Languages that write together what others write as several words. */
const together = new Set(["da", "de", "fi", "hu", "nb", "nl", "nn", "no", "sv"]);

const SHORTEST = 7;
const SHORTEST_PART = 3;
/** A part that fewer texts have may be anything. */
const KNOWN_IN = 2;
const NOT_OF_LETTERS = /[^\p{L}\p{M}]/u;

/**
 * The words of the site that a word which hardly anybody has written is made of, like "Akkustatus". Of all ways to cut it
 * in two the one with the longest shorter part, else in three; none where something would be left over.
 */
export function partsOf(index: LiveIndex, word: string, languages: readonly string[]): WordPart[] {
  const language = languages.find((each) => together.has(each));
  if (!language || word.length < SHORTEST || !isSpaced(word) || NOT_OF_LETTERS.test(word)) return [];
  return inTwo(index, word, language) ?? inThree(index, word, language) ?? [];
}

function inTwo(index: LiveIndex, word: string, language: string): WordPart[] | undefined {
  const middle = word.length / 2;
  const places = [...Array(word.length + 1).keys()].slice(SHORTEST_PART, word.length - SHORTEST_PART + 1);
  places.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || b - a);
  for (const at of places) {
    const first = known(index, word.slice(0, at), language);
    const last = first && known(index, word.slice(at), language);
    if (last) return [first, last];
  }
}

function inThree(index: LiveIndex, word: string, language: string): WordPart[] | undefined {
  for (let at = word.length - 2 * SHORTEST_PART; at >= SHORTEST_PART; at--) {
    const first = known(index, word.slice(0, at), language);
    const rest = first && inTwo(index, word.slice(at), language);
    if (rest) return [first, ...rest];
  }
}

/** A part as the index has it: by its stem, which leaves out what joins it to the next, or as it stands. */
function known(index: LiveIndex, part: string, language: string): WordPart | undefined {
  for (const term of new Set([wordTerm(part, language), part])) {
    const count = frequency(index, term);
    if (count >= KNOWN_IN) return { term, frequency: count };
  }
}
