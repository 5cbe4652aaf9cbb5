import { nameOf } from "../inverted/synonyms";
import { termsOf } from "../text";

/**
 * What words of a language mean the same, in it and in English, from a dictionary that knows no product. It stands in where
 * a text uses other words than those who search, or is not translated.
 */
export type Dictionary = {
  /** Of each word the groups it stands in. */
  words: ReadonlyMap<string, readonly number[]>;
  /** The same of words that mean more than their groups do. */
  broader: ReadonlyMap<string, readonly number[]>;
  /** What means the same. */
  groups: readonly (readonly string[])[];
  /** The language that its own names are cut into words by. */
  language: string;
  /** Of a word with more names than this each counts less. */
  usualNames: number;
};

const RUN = /[a-z]+|[\p{Script=Katakana}ー]{2,}|[\p{Script=Han}\p{Script=Hiragana}々]+/gu;
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
export const LATIN_WORD = /^[a-z]{3,}$/i;
const LONGEST = 8;

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whose dictionary a text without spaces is looked up in: kana are Japanese, and so is all that a Japanese reads. */
export const languageOf = (text: string, reader: string): string =>
  reader.startsWith("ja") || KANA.test(text) ? "ja" : "zh";

/** A word that a text says, by its terms and the one that it begins with, and other names for it, each as terms. */
export type Said = {
  first: string;
  terms: readonly string[];
  names: readonly (readonly string[])[];
  isBroader: boolean;
  /** How likely each name is meant, where there are many; 1 or less. */
  sureness: number;
};

/** What a text says that has other names. */
export function namesIn(dictionary: Dictionary, text: string): Said[] {
  const { words, broader, groups, language, usualNames } = dictionary;
  const found: Said[] = [];
  for (const word of wordsIn(dictionary, text.normalize("NFKC").toLowerCase())) {
    const [first] = nameOf(word, language);
    if (first === undefined) continue;
    const own = words.get(word);
    const names = new Map<string, readonly string[]>();
    for (const name of (own ?? broader.get(word)!).flatMap((group) => groups[group]!)) {
      if (name === word) continue;
      // To roast and roasting are one name.
      const terms = nameOf(name, language);
      if (terms.length > 0) names.set(terms.join(" "), terms);
    }
    const sureness = Math.min(1, Math.sqrt(usualNames / names.size));
    const said = { first, terms: termsOf(word, language), names: [...names.values()] };
    found.push({ ...said, isBroader: !own, sureness });
  }
  return found;
}

/** Katakana stand for a word as a whole; elsewhere a word may be part of another one. */
function* wordsIn({ words, broader }: Dictionary, text: string): Generator<string> {
  const isKnown = (word: string) => words.has(word) || broader.has(word);
  for (const [run] of text.matchAll(RUN)) {
    if (LATIN_WORD.test(run)) {
      if (isKnown(run)) yield run;
    } else if (KATAKANA.test(run)) {
      const known = [run, `${run}ー`, run.replace(/ー$/, "")].find(isKnown);
      if (known) yield known;
    } else {
      for (let at = 0; at + 2 <= run.length; at++)
        for (let end = Math.min(run.length, at + LONGEST); end >= at + 2; end--)
          if (isKnown(run.slice(at, end))) yield run.slice(at, end);
    }
  }
}
