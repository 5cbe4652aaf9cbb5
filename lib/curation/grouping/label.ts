import { termsOf, tokensOf } from "@/lib/search/text";
import { centralTitle } from "../rules/title";

const mostInLabel = 4;
/** A word that tells less than this part of what the most telling one does is only there for the grammar. */
const leastTelling = 0.5;
/** A word in fewer of the titles than this part is somebody's own. */
const leastPart = 0.3;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** How telling a term is on the whole site. */
export type Rarity = (term: string) => number;

/**
 * What a group is called while nobody has named it: the words that most of its titles have, as they are mostly written
 * and in the order in which they mostly stand.
 */
export function labelOf(titles: readonly string[], language: string, rarity: Rarity = () => 1): string {
  const [first = ""] = titles;
  if (titles.length < 2) return first.trim();
  // Where words are not told apart by spaces, a whole title says it better than pieces of one.
  if (titles.some((title) => unspaced.test(title))) return centralTitle(titles, language);
  const words = sharedWords(titles, language, rarity).slice(0, mostInLabel);
  if (words.length === 0) return first.trim();
  return words
    .sort((a, b) => a.place - b.place || (a.word < b.word ? -1 : 1))
    .map(({ word }) => word)
    .join(" ");
}

export type SharedWord = {
  word: string;
  /** How many of the titles have it, and where it stands in them on average, from 0 to 1. */
  titles: number;
  place: number;
};

/** The words that these titles have in common, the most telling first. */
export function sharedWords(
  titles: readonly string[],
  language: string,
  rarity: Rarity = () => 1,
): SharedWord[] {
  const words = new Map<string, { titles: number; places: number; forms: Map<string, number> }>();
  for (const title of titles) {
    const seen = new Set<string>();
    const tokens = wordsIn(title, language);
    tokens.forEach(({ term, form }, at) => {
      if (seen.has(term)) return;
      seen.add(term);
      const word = words.get(term) ?? { titles: 0, places: 0, forms: new Map<string, number>() };
      word.titles++;
      word.places += at / tokens.length;
      word.forms.set(form, (word.forms.get(form) ?? 0) + 1);
      words.set(term, word);
    });
  }
  const shared = [...words].filter(([, word]) => word.titles >= Math.max(2, titles.length * leastPart));
  const most = shared.reduce((highest, [term]) => Math.max(highest, rarity(term)), 0);
  return shared
    .filter(([term]) => rarity(term) >= most * leastTelling)
    .sort(([a, one], [b, other]) => other.titles * rarity(b) - one.titles * rarity(a) || (a < b ? -1 : 1))
    .map(([, word]) => ({
      word: mostWritten(word.forms),
      titles: word.titles,
      place: word.places / word.titles,
    }));
}

/** Words as they are written, each with the term it stands for; of scripts without spaces, pairs of characters. */
function wordsIn(title: string, language: string): { term: string; form: string }[] {
  if (unspaced.test(title))
    return termsOf(title, language)
      .filter((term) => [...term].length > 1)
      .map((term) => ({ term, form: term }));
  return [...tokensOf(title, language)].flatMap(({ start, end, terms }) =>
    terms[0] === undefined ? [] : [{ term: terms[0], form: title.slice(start, end) }],
  );
}

/** The most frequent form; of equals the one in small letters, as it is in the middle of a sentence. */
function mostWritten(forms: ReadonlyMap<string, number>): string {
  const isLarge = (form: string) => Number(/^\p{Lu}/u.test(form));
  const [best] = [...forms].sort(
    ([a, one], [b, other]) => other - one || isLarge(a) - isLarge(b) || (a < b ? -1 : 1),
  );
  return best![0];
}
