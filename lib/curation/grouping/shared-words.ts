import { termsOf, tokensOf } from "@/lib/search/text";
import type { Rarity } from "../rules/title";

/** A word that tells less than this part of what the most telling one does is only there for the grammar. */
const leastTelling = 0.5;
/** A word in fewer of the titles than this part is somebody's own. */
const leastPart = 0.3;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

export type SharedWord = {
  word: string;
  /** How many of the titles have it. */
  titles: number;
};

/** The words that these titles have in common, the most telling first. */
export function sharedWords(
  titles: readonly string[],
  language: string,
  rarity: Rarity = () => 1,
): SharedWord[] {
  const words = new Map<string, { titles: number; forms: Map<string, number> }>();
  for (const title of titles) {
    const seen = new Set<string>();
    for (const { term, form } of wordsIn(title, language)) {
      if (seen.has(term)) continue;
      seen.add(term);
      const word = words.get(term) ?? { titles: 0, forms: new Map<string, number>() };
      word.titles++;
      word.forms.set(form, (word.forms.get(form) ?? 0) + 1);
      words.set(term, word);
    }
  }
  const shared = [...words].filter(([, word]) => word.titles >= Math.max(2, titles.length * leastPart));
  const most = shared.reduce((highest, [term]) => Math.max(highest, rarity(term)), 0);
  return shared
    .filter(([term]) => rarity(term) >= most * leastTelling)
    .sort(([a, one], [b, other]) => other.titles * rarity(b) - one.titles * rarity(a) || (a < b ? -1 : 1))
    .map(([, { titles, forms }]) => ({ word: mostWritten(forms), titles }));
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
