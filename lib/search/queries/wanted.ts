import { initialsOf } from "../ascii-words";
import type { SearchResult } from "../engine";
import { distance } from "../inverted/typos";
import { MARK_END, MARK_START, type Wanted } from "../marks";
import { beginningOf, capQuery, termsOf, tokensOf, wordBeingTyped } from "../text";

/** What an engine says of the words that were typed. */
type Looked = Pick<SearchResult, "corrections" | "common">;

/** What to mark in texts of one language for a query. */
export function wantedOf(
  q: string,
  language: string,
  { corrections, common = [], isTyping = false }: Looked & { isTyping?: boolean },
): Wanted {
  const text = capQuery(q);
  const typed = isTyping ? wordBeingTyped(text) : undefined;
  const said = [...termsOf(text, language), ...corrections.map(({ to }) => to)];
  const telling = said.filter((term) => !common.includes(term));
  // Of a search that is nothing but common words they are all there is to mark.
  const terms = new Set(telling.length > 0 ? telling : said);
  const beginning = typed && beginningOf(typed);
  const initials = initialsOf(beginning ? [...terms, beginning] : terms);
  return { language, terms, beginning, initials, known: new Map() };
}

/** The query with mistyped words as they are written in what was found, or null where nothing differs. */
export function corrected(
  q: string,
  language: string,
  corrections: SearchResult["corrections"],
  texts: readonly string[],
): string | null {
  if (corrections.length === 0) return null;
  const better = new Map(corrections.map(({ from, to }) => [from, to]));
  let out = "";
  let at = 0;
  for (const { start, end, terms } of tokensOf(q, language)) {
    const term = terms.length === 1 ? better.get(terms[0]!) : undefined;
    const word = term && asWritten(term, q.slice(start, end).toLowerCase(), language, texts);
    if (!word) continue;
    out += q.slice(at, start) + word;
    at = end;
  }
  return at === 0 ? null : out + q.slice(at);
}

/** An index holds stems; the word that people wrote stands in what was found: the one most like what was typed. */
function asWritten(
  term: string,
  typed: string,
  language: string,
  texts: readonly string[],
): string | undefined {
  const written = new Set<string>();
  for (const text of texts) {
    const plain = text.replaceAll(MARK_START, "").replaceAll(MARK_END, "");
    for (const token of tokensOf(plain, language))
      if (token.terms.length === 1 && token.terms[0] === term)
        written.add(plain.slice(token.start, token.end).toLowerCase());
  }
  const far = typed.length;
  const away = (word: string) => distance(word, typed, far);
  return [...written].sort((a, b) => away(a) - away(b))[0];
}

/** Texts are cut into words by their own language, whatever the reader's. */
export function wantedByLanguage(q: string, looked: Looked, isTyping = false): (language: string) => Wanted {
  const known = new Map<string, Wanted>();
  return (language) => {
    let wanted = known.get(language);
    if (!wanted) {
      wanted = wantedOf(q, language, { ...looked, isTyping });
      known.set(language, wanted);
    }
    return wanted;
  };
}
