import { nameOf } from "../inverted/synonyms";
import { inTurns } from "./in-turns";

/**
 * What words of a language mean the same, in it and in English, from a dictionary that knows no product. It stands in where
 * a text uses other words than those who search, or is not translated.
 */
export type Dictionary = {
  /** Of each word the groups it stands in. */
  words: ReadonlyMap<string, readonly number[]>;
  /** What means the same. */
  groups: readonly (readonly string[])[];
  /** The language that its own names are cut into words by. */
  language: string;
};

/** A dictionary from its groups; of some names nobody looks up what they mean. */
export async function dictionaryOf(
  language: string,
  groups: readonly (readonly string[])[],
  isLookedUp: (name: string, group: number) => boolean = () => true,
): Promise<Dictionary> {
  const words = new Map<string, number[]>();
  await inTurns(groups, (names, group) => {
    for (const name of names) {
      if (!(UNSPACED_WORD.test(name) || LATIN_WORD.test(name)) || !isLookedUp(name, group)) continue;
      const word = name.toLowerCase();
      const known = words.get(word);
      if (!known) words.set(word, [group]);
      else if (known.at(-1) !== group) known.push(group);
    }
  });
  return { words, groups, language };
}

// A word of one character, or of a few letters of hiragana, stands inside too many others.
const UNSPACED_WORD =
  /^(?!\p{Script=Hiragana}{1,3}$)[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,}$/u;
const LATIN_WORD = /^[a-z]{3,}$/i;
const RUN = /[a-z]+|[\p{Script=Katakana}ー]{2,}|[\p{Script=Han}\p{Script=Hiragana}々]+/gu;
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
const LONGEST = 8;

/** Other names for what a text says, each as terms, by the term that the word begins with in an index. */
export function namesIn(dictionary: Dictionary, text: string): Map<string, (readonly string[])[]> {
  const found = new Map<string, (readonly string[])[]>();
  for (const word of wordsIn(dictionary, text.normalize("NFKC").toLowerCase())) {
    const [first] = nameOf(word, dictionary.language);
    if (first === undefined) continue;
    const names = dictionary.words
      .get(word)!
      .flatMap((group) => dictionary.groups[group]!)
      .filter((name) => name !== word)
      .map((name) => nameOf(name, dictionary.language))
      .filter((terms) => terms.length > 0);
    found.set(first, [...(found.get(first) ?? []), ...names]);
  }
  return found;
}

/** Katakana stand for a word as a whole; elsewhere a word may be part of another one. */
function* wordsIn({ words }: Dictionary, text: string): Generator<string> {
  for (const [run] of text.matchAll(RUN)) {
    if (LATIN_WORD.test(run)) {
      if (words.has(run)) yield run;
    } else if (KATAKANA.test(run)) {
      const known = [run, `${run}ー`, run.replace(/ー$/, "")].find((word) => words.has(word));
      if (known) yield known;
    } else {
      for (let at = 0; at + 2 <= run.length; at++)
        for (let end = Math.min(run.length, at + LONGEST); end >= at + 2; end--)
          if (words.has(run.slice(at, end))) yield run.slice(at, end);
    }
  }
}
