import type { SynonymGroup } from "../synonyms";
import { isSpaced, termsOf } from "../text";

/** What else a word or phrase may be called, by its first term; each name as terms. */
export type Synonyms = ReadonlyMap<string, readonly Entry[]>;
type Entry = { said: readonly string[]; others: readonly (readonly string[])[] };

/** Groups of words that mean the same, as the index looks them up. */
export function synonymsOf(groups: readonly SynonymGroup[]): Synonyms {
  const table = new Map<string, Entry[]>();
  for (const { language, words } of groups) {
    const names = words.map((word) => nameOf(word, language)).filter((name) => name.length > 0);
    names.forEach((said, at) => {
      const others = names.filter((other, i) => i !== at && other.join(" ") !== said.join(" "));
      const [first] = said;
      if (others.length > 0) table.set(first!, [...(table.get(first!) ?? []), { said, others }]);
    });
  }
  return table;
}

/** For places in a text that say something with other names: those names. */
export function otherNames(
  synonyms: Synonyms,
  terms: readonly string[],
): Map<number, readonly (readonly string[])[]> {
  const found = new Map<number, readonly (readonly string[])[]>();
  if (synonyms.size === 0) return found;
  terms.forEach((term, at) => {
    for (const { said, others } of synonyms.get(term) ?? [])
      if (isSaid(said, terms, at)) found.set(at, [...(found.get(at) ?? []), ...others]);
  });
  return found;
}

/** Without spaces between words single characters stand between the pairs; they are passed over. */
function isSaid(said: readonly string[], terms: readonly string[], from: number): boolean {
  let at = from;
  for (const [i, term] of said.entries()) {
    if (i > 0 && !isSpaced(term) && terms[at] !== term && [...terms[at]!].length === 1) at++;
    if (terms[at++] !== term) return false;
  }
  return true;
}

const KATAKANA = /^[\p{Script=Katakana}\u30FC]+$/u;

/**
 * The terms that a name is looked up by. Of a word in a script without spaces its pairs alone: single characters would stand
 * for everything. One in katakana is a term by itself.
 */
export function nameOf(word: string, language: string): string[] {
  const terms = termsOf(word, language);
  if (KATAKANA.test(word)) return terms.slice(-1);
  return terms.length === 1 ? terms : terms.filter((term) => isSpaced(term) || [...term].length > 1);
}
