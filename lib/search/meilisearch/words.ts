import { beginningOf, capQuery, endsWithLetter, isSpaced, termsOf, tokensOf, wordBeingTyped } from "../text";

/** The server passes over what comes after 65,535 places of a part; twenty thousand different words say all that one says. */
const mostDifferent = 20_000;

/**
 * A text as this engine holds it: every word once as the default engine cuts it, and as it was written. So both engines
 * agree on stems, on scripts without spaces and on codes like `c++`, whatever the server thinks that a word is.
 */
export function heldWords(text: string, language: string, limit: number): string {
  const words = new Set(termsOf(text, language, limit));
  let read = 0;
  for (const { start, end } of tokensOf(text, language)) {
    if (++read > limit) break;
    const word = text.slice(start, end);
    if (!isSpaced(word)) continue;
    const whole = beginningOf(word);
    if (/^[\p{L}\p{N}\p{M}]+$/u.test(whole)) words.add(whole);
  }
  return [...words].slice(0, mostDifferent).map(plainWord).join(" ");
}

/** How many different words a title is made of, as a query is counted. */
export const countedWords = (title: string, language: string): number =>
  new Set(wholeTerms(termsOf(capQuery(title), language))).size;

export const differentWords = (texts: readonly string[], language: string): number =>
  new Set(texts.flatMap((text) => termsOf(text, language))).size;

/** The different terms of a query in their order, and the unfinished last word as it stands, unless it is one letter as yet. */
export function askedTerms(
  query: string,
  language: string,
  isTyping = false,
): { terms: string[]; begun?: string } {
  let text = capQuery(query);
  if (!isTyping) return { terms: [...new Set(wholeTerms(termsOf(text, language)))] };
  if (endsWithLetter(text) && /\S\s+\S$/u.test(text)) text = text.slice(0, -1);
  const typed = wordBeingTyped(text);
  // Of `tb-22` the first part is no longer being typed.
  const said = typed === undefined ? text : text.slice(0, -typed.length);
  const terms = new Set(wholeTerms(termsOf(said, language)));
  if (typed === undefined) return { terms: [...terms] };
  const begun = beginningOf(typed);
  terms.delete(begun);
  return { terms: [...terms], begun };
}

/** Without the single characters that stand between pairs of a script without spaces, unless there is nothing else. */
function wholeTerms(terms: readonly string[]): readonly string[] {
  const whole = terms.filter((term) => isSpaced(term) || [...term].length > 1);
  return whole.length > 0 ? whole : terms;
}

// The server would cut a word at what is no letter, and cuts these scripts by dictionaries, one language's way in a long
// text and another's in a short one. As Latin letters all of them stay whole.
const CUT =
  /[^\p{L}\p{N}\p{M}]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30FC\uFF70]/gu;

/** A word of the site as the server holds it. */
export const plainWord = (word: string): string =>
  word.replace(CUT, (character) => `x${character.codePointAt(0)!.toString(16)}x`);

/** The word as the site's own index terms have it. */
export const termOfPlain = (word: string): string =>
  word.replace(/x([0-9a-f]{2,5})x/g, (code, hex: string) => {
    const point = Number.parseInt(hex, 16);
    const character = point <= 0x10ffff ? String.fromCodePoint(point) : code;
    return plainWord(character) === code ? character : code;
  });
