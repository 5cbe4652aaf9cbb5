import type { SearchResult } from "../engine";
import { MARK_START, type Wanted } from "../marks";
import { beginningOf, capQuery, termsOf, tokensOf, wordBeingTyped } from "../text";

/** What to mark in texts of one language for a query. */
export function wantedOf(
  q: string,
  language: string,
  { corrections, isTyping = false }: { corrections: SearchResult["corrections"]; isTyping?: boolean },
): Wanted {
  const text = capQuery(q);
  const typed = isTyping ? wordBeingTyped(text) : undefined;
  const terms = new Set([...termsOf(text, language), ...corrections.map(({ to }) => to)]);
  return { terms, beginning: typed && beginningOf(typed) };
}

/** The query with mistyped words as they are written in what was found, or null where nothing differs. */
export function corrected(
  q: string,
  language: string,
  corrections: SearchResult["corrections"],
  texts: readonly string[],
): string | null {
  if (corrections.length === 0) return null;
  const better = new Map(corrections.map(({ from, to }) => [from, asWritten(to, language, texts)]));
  let out = "";
  let at = 0;
  for (const { start, end, terms } of tokensOf(q, language)) {
    const word = terms.length === 1 ? better.get(terms[0]!) : undefined;
    if (!word) continue;
    out += q.slice(at, start) + word;
    at = end;
  }
  return at === 0 ? null : out + q.slice(at);
}

/** An index holds stems; the word that people wrote stands in what was found. */
function asWritten(term: string, language: string, texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const plain = text.replaceAll(MARK_START, "");
    for (const token of tokensOf(plain, language))
      if (token.terms.length === 1 && token.terms[0] === term)
        return plain.slice(token.start, token.end).toLowerCase();
  }
}

/** Texts are cut into words by their own language, whatever the reader's. */
export function wantedByLanguage(
  q: string,
  corrections: SearchResult["corrections"],
  isTyping = false,
): (language: string) => Wanted {
  const known = new Map<string, Wanted>();
  return (language) => {
    let wanted = known.get(language);
    if (!wanted) {
      wanted = wantedOf(q, language, { corrections, isTyping });
      known.set(language, wanted);
    }
    return wanted;
  };
}
