import type { SearchResult } from "../engine";
import { MARK_END, MARK_START } from "../marks";
import { beginningOf, tokensOf, wordBeingTyped } from "../text";

type Shown = { title: string; snippet: string };
type Asked = {
  /** In which the text is written. */
  language: string;
  corrections: SearchResult["corrections"];
  isTyping: boolean;
};

/** Of the words that were asked, the shares that are marked in a title, and in title and snippet together. */
export function shownOf(q: string, { title, snippet }: Shown, { language, corrections, isTyping }: Asked) {
  const words = [...tokensOf(q, language)].map(({ terms }) => [
    ...terms,
    ...corrections.flatMap(({ from, to }) => (terms.includes(from) ? to : [])),
  ]);
  const typed = isTyping ? wordBeingTyped(q) : undefined;
  const beginning = typed && beginningOf(typed);
  const shareIn = (text: string) => {
    const marked = markedIn(text);
    const said = new Set([...tokensOf(marked, language)].flatMap(({ terms }) => terms));
    const isBegun = (at: number) =>
      at === words.length - 1 && !!beginning && ` ${beginningOf(marked)}`.includes(` ${beginning}`);
    const had = words.filter((terms, at) => terms.some((term) => said.has(term)) || isBegun(at));
    return had.length / (words.length || 1);
  };
  return { titled: shareIn(title), shown: shareIn(`${title} ${snippet}`) };
}

const markedIn = (text: string): string =>
  text
    .split(MARK_START)
    .slice(1)
    .map((piece) => piece.slice(0, piece.indexOf(MARK_END)))
    .join(" ");
