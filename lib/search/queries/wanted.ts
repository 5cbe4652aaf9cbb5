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

/**
 * The query with mistyped words as they are written in what was found, or null where nothing differs. A rare word that
 * was found as it was typed, in as many of the texts as the better known one, is no mistake.
 */
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
    if (!term) continue;
    const meant = writtenAs(term, language, texts);
    if (meant.texts <= writtenAs(terms[0]!, language, texts).texts) continue;
    const word = mostLike(q.slice(start, end).toLowerCase(), meant.words);
    out += q.slice(at, start) + word;
    at = end;
  }
  return at === 0 ? null : out + q.slice(at);
}

/** An index holds stems; how people wrote one of them stands in what was found: its forms, and in how many texts. */
function writtenAs(term: string, language: string, found: readonly string[]) {
  const words = new Set<string>();
  let texts = 0;
  for (const text of found) {
    const plain = text.replaceAll(MARK_START, "").replaceAll(MARK_END, "");
    const tokens = [...tokensOf(plain, language)].filter(
      ({ terms }) => terms.length === 1 && terms[0] === term,
    );
    if (tokens.length > 0) texts++;
    for (const token of tokens) words.add(plain.slice(token.start, token.end).toLowerCase());
  }
  return { words, texts };
}

function mostLike(typed: string, words: ReadonlySet<string>): string {
  const far = typed.length;
  const away = (word: string) => distance(word, typed, far);
  return [...words].sort((a, b) => away(a) - away(b))[0]!;
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
