import { termsOf } from "@/lib/search/text";

type Title = { id: number; title: string; summary: string; language: string };
type Words = { words: string; language: string };

/**
 * For each article, the searches on its subject: those of which every word stands in its title or summary, and those in
 * which every word of its title stands.
 */
export function onSubject<W extends Words>(
  titles: readonly Title[],
  searched: readonly W[],
): Map<number, W[]> {
  const byTerm = new Map<string, Set<number>>();
  const titleTerms = new Map<number, string[]>();
  for (const { id, title, summary, language } of titles) {
    const own = [...new Set(termsOf(title, language))];
    titleTerms.set(id, own);
    for (const term of [...own, ...termsOf(summary, language)])
      entry(byTerm, `${language} ${term}`, () => new Set<number>()).add(id);
  }
  const found = new Map<number, W[]>();
  for (const search of searched) {
    const terms = [...new Set(termsOf(search.words, search.language))];
    const having = terms.map((term) => byTerm.get(`${search.language} ${term}`) ?? new Set<number>());
    for (const id of new Set(having.flatMap((ids) => [...ids]))) {
      const whole = having.every((ids) => ids.has(id));
      if (whole || titleTerms.get(id)!.every((term) => terms.includes(term)))
        entry(found, id, () => [] as W[]).push(search);
    }
  }
  return found;
}

function entry<K, V>(map: Map<K, V>, key: K, made: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = made();
  map.set(key, value);
  return value;
}
