import { tokensOf } from "@/lib/search/text";
import { centralTitle } from "../rules/title";

const mostWords = 4;
/** A word that tells less than this part of what the most telling one does is only there for the grammar. */
const leastTelling = 0.5;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** A word in fewer of the titles than this part is somebody's own. */
const leastPart = 0.3;

/**
 * What a group is called while nobody has named it: the words that most of its titles have, as they are mostly written
 * and in the order in which they mostly stand. `rarity` tells how telling a term is on the whole site.
 */
export function labelOf(
  titles: readonly string[],
  language: string,
  rarity: (term: string) => number = () => 1,
): string {
  if (titles.length === 1) return titles[0]!.trim();
  // Where words are not told apart by spaces, a whole title says it better than pieces of one.
  if (titles.some((title) => unspaced.test(title))) return centralTitle(titles, language);
  const words = new Map<string, { titles: number; places: number; forms: Map<string, number> }>();
  for (const title of titles) {
    const seen = new Set<string>();
    const tokens = [...tokensOf(title, language)];
    tokens.forEach(({ start, end, terms }, at) => {
      const term = terms[0];
      if (term === undefined || seen.has(term)) return;
      seen.add(term);
      const word = words.get(term) ?? { titles: 0, places: 0, forms: new Map() };
      const form = title.slice(start, end);
      word.titles++;
      word.places += at / tokens.length;
      word.forms.set(form, (word.forms.get(form) ?? 0) + 1);
      words.set(term, word);
    });
  }
  const shared = [...words].filter(([, word]) => word.titles >= Math.max(2, titles.length * leastPart));
  const most = Math.max(...shared.map(([term]) => rarity(term)));
  const telling = shared
    .filter(([term]) => rarity(term) >= most * leastTelling)
    .sort(([a, one], [b, other]) => other.titles * rarity(b) - one.titles * rarity(a) || (a < b ? -1 : 1))
    .slice(0, mostWords)
    .sort(
      ([a, one], [b, other]) => one.places / one.titles - other.places / other.titles || (a < b ? -1 : 1),
    );
  if (telling.length === 0) return titles[0]!.trim();
  return telling.map(([, { forms }]) => mostWritten(forms)).join(" ");
}

/** The most frequent form; written small rather than large, as it is in the middle of a sentence. */
function mostWritten(forms: ReadonlyMap<string, number>): string {
  const [best] = [...forms].sort(
    ([a, one], [b, other]) =>
      other - one || Number(/^\p{Lu}/u.test(a)) - Number(/^\p{Lu}/u.test(b)) || (a < b ? -1 : 1),
  );
  return best![0];
}
