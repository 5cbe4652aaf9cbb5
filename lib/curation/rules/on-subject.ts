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
    const own = keysOf(title, language);
    titleTerms.set(id, own);
    for (const key of [...own, ...keysOf(summary, language)])
      entry(byTerm, key, () => new Set<number>()).add(id);
  }
  const known = (key: string) => byTerm.get(key) ?? new Set<number>();
  // Whatever has all of some words has the rarest of them; looking from there spares the words that all titles have.
  const rarest = (keys: readonly string[]) =>
    keys.reduce((least, key) => (known(key).size < known(least).size ? key : least), keys[0]!);
  const byRarest = new Map<string, number[]>();
  for (const [id, own] of titleTerms) if (own.length > 0) entry(byRarest, rarest(own), () => []).push(id);
  const found = new Map<number, W[]>();
  for (const search of searched) {
    const keys = keysOf(search.words, search.language);
    if (keys.length === 0) continue;
    const ids = new Set([...known(rarest(keys))].filter((id) => keys.every((key) => known(key).has(id))));
    for (const key of keys)
      for (const id of byRarest.get(key) ?? [])
        if (titleTerms.get(id)!.every((term) => keys.includes(term))) ids.add(id);
    for (const id of ids) entry(found, id, () => [] as W[]).push(search);
  }
  return found;
}

const keysOf = (text: string, language: string): string[] => [
  ...new Set(termsOf(text, language).map((term) => `${language} ${term}`)),
];

function entry<K, V>(map: Map<K, V>, key: K, made: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = made();
  map.set(key, value);
  return value;
}
