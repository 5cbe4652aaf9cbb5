import { languageOf, namesIn } from "../dictionary/dictionary";
import { ALSO_CALLED, dictionaryShare } from "../measures";
import { meaningOf, termsOf } from "../text";
import { frequency } from "./expansions";
import type { LiveIndex } from "./live";
import { borrowedIn } from "./loanwords";
import { rarity } from "./weights";

/** Another name for what a query says, as terms; `worth` is what the word says that it stands for, where that is known. */
export type Name = { terms: readonly string[]; share: number; worth?: number };
export type Alternative = { term: string; share: number; frequency: number };

/** A word of a script without spaces is counted by its characters, its pairs and as a whole; so may its name be. */
const MOST_TIMES = 2.5;

export const synonym = (terms: readonly string[]): Name => ({ terms, share: ALSO_CALLED });

/** Other names for the words of a text that nobody here has written down, by the term that each word begins with. */
export function* namesFrom(index: LiveIndex, text: string, reader: string): Generator<[string, Name]> {
  yield* namesFromDictionary(index, text, reader);
  yield* namesBySound(index, text, reader);
}

/** What sounds the same in Latin letters; the more of the texts here that have either write it so, the more it counts. */
function* namesBySound(index: LiveIndex, text: string, reader: string): Generator<[string, Name]> {
  for (const { word, term, from } of borrowedIn(index, text)) {
    const terms = termsOf(word, reader);
    const worth = worthOf(index, terms);
    const own = frequency(index, term);
    for (const origin of from) {
      const found = frequency(index, origin);
      yield [terms[0]!, { terms: [origin], share: found / (found + own) / from.length, worth }];
    }
  }
}

/** What the dictionary of its language has for the words of a text. */
function* namesFromDictionary(index: LiveIndex, text: string, reader: string): Generator<[string, Name]> {
  const dictionary = index.dictionaries.get(languageOf(text, reader));
  if (!dictionary) return;
  for (const { first, terms, names, isBroader, sureness } of namesIn(dictionary, text)) {
    const worth = worthOf(index, terms);
    const share = dictionaryShare({ sureness, isBroader });
    for (const name of names) yield [first, { terms: name, share, worth }];
  }
}

/** What a word says with all that it is counted by. */
const worthOf = (index: LiveIndex, terms: readonly string[]): number =>
  [...new Set(terms)].reduce(
    (sum, term) => sum + meaningOf(term) * rarity(frequency(index, term), index.size),
    0,
  );

/**
 * The terms of other names as alternatives to a word that is so rare, a long name's each counting for their part of it.
 * A name says no more than it would have said itself.
 */
export function alternativesOf(
  names: readonly Known[],
  word: string,
  rare: number,
): Omit<Alternative, "frequency">[] {
  return names.map(({ term, share, worth, own }) => ({
    term,
    share:
      worth === undefined
        ? share * Math.min(1, own / rare)
        : (share * Math.min(worth, MOST_TIMES * own)) / (meaningOf(word) * rare),
  }));
}

type Known = Alternative & { own: number; worth?: number };

/** The terms of these names that the index knows, each as the name that says most by it. */
export function knownNames(index: LiveIndex, names: readonly Name[]): Known[] {
  const found = new Map<string, Known>();
  for (const { terms, share: whole, worth } of names) {
    const different = new Set(terms);
    const share = whole / different.size;
    for (const term of different) {
      if (share <= (found.get(term)?.share ?? 0)) continue;
      const count = frequency(index, term);
      if (count > 0)
        found.set(term, { term, share, worth, frequency: count, own: rarity(count, index.size) });
    }
  }
  return [...found.values()];
}
