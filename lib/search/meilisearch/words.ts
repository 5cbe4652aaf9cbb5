import { beginningOf, capQuery, endsWithLetter, isSpaced, termsOf, tokensOf, wordBeingTyped } from "../text";

/**
 * A text as this engine holds it: every word as the default engine cuts it, and as it was written. So both engines agree
 * on stems, on scripts without spaces and on codes like `c++`, whatever the server thinks that a word is.
 */
export function heldWords(text: string, language: string, limit: number): string {
  const terms = termsOf(text, language, limit);
  const known = new Set(terms);
  const written = new Set<string>();
  let words = 0;
  for (const { start, end } of tokensOf(text, language)) {
    if (++words > limit) break;
    const word = text.slice(start, end);
    if (!isSpaced(word)) continue;
    const whole = beginningOf(word);
    if (/^[\p{L}\p{N}\p{M}]+$/u.test(whole) && !known.has(whole)) written.add(whole);
  }
  return [...terms, ...written].map(plainWord).join(" ");
}

/**
 * The different words of a query, in their order: stems, pairs of characters, and the unfinished last one as it stands,
 * unless it is one letter as yet.
 */
export function askedWords(query: string, language: string, isTyping = false): string[] {
  const text = capQuery(query);
  const typed = isTyping ? wordBeingTyped(text) : undefined;
  const words = new Set<string>();
  const tokens = [...tokensOf(text, language)];
  if (isTyping && tokens.length > 1 && endsWithLetter(text)) tokens.pop();
  tokens.forEach(({ start, end, terms }, at) => {
    const isLast = typed !== undefined && at === tokens.length - 1;
    // Of `tb-22` the first part is no longer being typed.
    const said = isLast ? termsOf(text.slice(start, end - typed.length), language) : terms;
    for (const term of said) words.add(plainWord(term));
  });
  if (typed === undefined) return [...words];
  const beginning = plainWord(beginningOf(typed));
  words.delete(beginning);
  return [...words, beginning];
}

/** The server would cut a word at these; as letters they stay part of it. */
export const plainWord = (word: string): string =>
  word.replace(/[^\p{L}\p{N}\p{M}]/gu, (character) => `x${character.codePointAt(0)!.toString(16)}x`);

/** The word as the site's own index terms have it. */
export const termOfPlain = (word: string): string =>
  word.replace(/x([0-9a-f]{2,5})x/g, (code, hex: string) => {
    const point = Number.parseInt(hex, 16);
    const character = point <= 0x10ffff ? String.fromCodePoint(point) : code;
    return /[\p{L}\p{N}\p{M}]/u.test(character) ? code : character;
  });
