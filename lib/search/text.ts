import { eachAsciiWord } from "./ascii-words";
import { codeParts, withAsciiDigits, withoutJoints } from "./codes";
import { fold, wordTerm } from "./stems";

/** One word as it was written, and the index terms it stands for. `end` is exclusive. */
export type Token = { start: number; end: number; terms: readonly string[] };

/** The terms of a text in order, repeats included; at most `limit` words are read. */
export function termsOf(text: string, language: string, limit = 5_000): string[] {
  const out: string[] = [];
  let words = 0;
  for (const match of text.matchAll(wordIn(text))) {
    if (++words > limit) break;
    for (const term of termsOfWord(match[0], language)) out.push(term);
  }
  return out;
}

/** The same words with their places, for marking them in a text. */
export function* tokensOf(text: string, language: string): Generator<Token> {
  for (const match of text.matchAll(wordIn(text))) {
    const start = match.index;
    if (isUnspaced(match[0])) yield* unspacedTokens(match[0], start);
    else yield { start, end: start + match[0].length, terms: termsOfWord(match[0], language) };
  }
}

/**
 * Calls with the words of a text as they stand, and where; a run of a script without spaces is one word. Some that none
 * of these terms can come from are passed over.
 */
export function eachWord(
  text: string,
  { language, initials }: { language: string; initials: Uint8Array },
  visit: (word: string, start: number) => void,
): void {
  if (ASCII.test(text) && !changesBeginnings(language)) eachAsciiWord(text, initials, visit);
  else for (const found of text.matchAll(wordIn(text))) visit(found[0], found.index);
}

// Irish: the stem of "bhean" is "bean".
const changesBeginnings = (language: string): boolean => language.slice(0, 2).toLowerCase() === "ga";

const MAX_CHARACTERS = 2_000;
const MAX_WORDS = 200;

/** What of a query counts: the first 2,000 characters or 200 words, whichever ends first. */
export function capQuery(text: string): string {
  const cut =
    text.length > MAX_CHARACTERS ? text.slice(0, MAX_CHARACTERS).replace(/[\uD800-\uDBFF]$/, "") : text;
  let words = 0;
  for (const match of cut.matchAll(/\S+/g)) {
    if (++words > MAX_WORDS) return cut.slice(0, match.index);
  }
  return cut;
}

/** A word that is still being typed: as it stands, not taken for its stem. */
export const beginningOf = (word: string): string => fold(word.normalize("NFKC").toLowerCase());

/** The last word of a query that nothing follows yet, or undefined where it ends or is in a script without spaces. */
export function wordBeingTyped(query: string): string | undefined {
  const last = [...query.matchAll(WORD)].at(-1);
  if (!last || last.index + last[0].length !== query.length || isUnspaced(last[0])) return;
  const part = last[0].split(JOINTS).at(-1)!;
  return part.length >= 2 ? part : undefined;
}

const LETTER_AT_END = /(?<![\p{L}\p{M}\p{N}])\p{L}$/u;

/** Whether a query ends with the first letter of its next word: it says nothing yet, though it may be a word by chance. */
export const endsWithLetter = (query: string): boolean =>
  LETTER_AT_END.test(query) && isSpaced(query.slice(-1));

/** Whether words can be told apart by their length and letters: scripts written with spaces. */
export const isSpaced = (term: string): boolean => !isUnspaced(term);

const HAN_PAIR = /^\p{Script=Han}{2}$/u;

/** Whether a term is two Chinese characters that stand beside each other: a word, or the end of one and the beginning of the next. */
export const isPair = (term: string): boolean => term.charCodeAt(0) > 0x2e7f && HAN_PAIR.test(term);

const HIRAGANA = /^[\p{Script=Hiragana}\u30FC]+$/u;
const KATAKANA_PAIR = /^[\p{Script=Katakana}\u30FC]{2}$/u;

/**
 * How much a term can mean at all, from 0 to 1: hiragana by themselves are mostly endings and particles, and one before
 * another script is the end of the word before. Two katakana are part of a word that counts by itself.
 */
export function meaningOf(term: string): number {
  if (term.charCodeAt(0) < 0x3041) return 1;
  if (KATAKANA_PAIR.test(term)) return 0.5;
  if (HIRAGANA.test(term)) return term.length === 1 ? 0.2 : 0.4;
  return term.length === 2 && HIRAGANA.test(term[0]!) ? 0.3 : 1;
}

// Scripts written without spaces between words, with the long-vowel and repetition marks that belong to them.
const UNSPACED_SET =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u30FC\\u3005\\uFF70\\uFF9E\\uFF9F\\u3099\\u309A";
const LETTER = `(?:(?![${UNSPACED_SET}])[\\p{L}\\p{N}\\p{M}_])`;
const WORD = new RegExp(
  `[${UNSPACED_SET}]+|\\.?${LETTER}+(?:[.'’\\-@]${LETTER}+)*(?:\\+\\+|#)?|\\p{Extended_Pictographic}\\uFE0F?`,
  "gu",
);
// The same for plain ASCII, where looking up what each character is would take three times as long.
const ASCII = /^[\x00-\x7f]*$/;
const ASCII_WORD = /\.?\w+(?:[.'\-@]\w+)*(?:\+\+|#)?/g;
const wordIn = (text: string): RegExp => (ASCII.test(text) ? ASCII_WORD : WORD);
const UNSPACED = new RegExp(`^[${UNSPACED_SET}]`, "u");
const isUnspaced = (word: string): boolean => word.charCodeAt(0) > 0xdff && UNSPACED.test(word);

const MAX_TERM = 40;
// A word costs microseconds to stem and a corpus repeats few words often; the cache starts anew when full.
const CACHED_WORDS = 100_000;
const caches = new Map<string, Map<string, readonly string[]>>();

function termsOfWord(word: string, language: string): readonly string[] {
  const base = language.slice(0, 2).toLowerCase();
  let cache = caches.get(base);
  if (!cache || cache.size > CACHED_WORDS) {
    cache = new Map();
    caches.set(base, cache);
  }
  let terms = cache.get(word);
  if (!terms) {
    terms = isUnspaced(word) ? unspacedTerms(word.normalize("NFKC")) : spacedTerms(word, base);
    if (word.length <= MAX_TERM) cache.set(word, terms);
  }
  return terms;
}

/** Single characters and pairs: pairs carry the meaning, singles find what has only one. Katakana are words of their own. */
function unspacedTerms(run: string): string[] {
  return run
    .split(KATAKANA)
    .flatMap((part) => (part.search(KATAKANA) === 0 ? katakanaTerms : pairTerms)(part));
}

const KATAKANA = /([\p{Script=Katakana}\u30FC]{2,})/u;

function katakanaTerms(word: string): string[] {
  const characters = [...word];
  const pairs = characters.slice(1).map((character, at) => characters[at]! + character);
  // Whether such a word ends with a long vowel is a matter of taste. One of two characters counts as word and as pair.
  return [...pairs, pairs.length > 1 ? word.replace(/\u30FC$/, "") : word];
}

/** As they are read: in Thai, vowels and tones stand above and below the letter before them. */
const charactersOf = (run: string): string[] => run.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];

function pairTerms(run: string): string[] {
  const characters = charactersOf(run);
  const terms: string[] = [];
  for (let i = 0; i < characters.length; i++) {
    terms.push(characters[i]!);
    if (i + 1 < characters.length) terms.push(characters[i]! + characters[i + 1]!);
  }
  return terms;
}

function* unspacedTokens(run: string, start: number): Generator<Token> {
  const characters = charactersOf(run);
  let at = start;
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i]!;
    const single = character.normalize("NFKC");
    const before = i > 0 ? [characters[i - 1]!.normalize("NFKC") + single] : [];
    const after = i + 1 < characters.length ? [single + characters[i + 1]!.normalize("NFKC")] : [];
    yield {
      start: at,
      end: at + character.length,
      terms: [...before, ...after, ...(run.length === 1 ? [single] : [])],
    };
    at += character.length;
  }
}

const JOINTS = /[.@_-]+/;

function spacedTerms(word: string, language: string): string[] {
  const lower = withAsciiDigits(word.normalize("NFKC").toLowerCase());
  if (/^\p{Extended_Pictographic}/u.test(lower)) return [lower.replace(/\uFE0F$/, "")];
  const symbol = /^(\p{L}{1,2}#|.*\+\+)$/u.test(lower);
  if (symbol) return lower.length <= MAX_TERM ? [lower] : [];
  const whole = lower.replace(/#$/, "");
  const parts = withoutApostrophes(whole, language).split(JOINTS).filter(Boolean);
  const terms = parts.filter((part) => part.length <= MAX_TERM).flatMap((part) => partTerms(part, language));
  const joined = joinedTerm(whole, parts, language);
  if (joined) terms.push(joined);
  // Of a mark without a letter below it nothing is left.
  return terms.filter((term) => term !== "");
}

/** `.net`, `128.4.0` and `e-mail` are also words of their own. */
function joinedTerm(whole: string, parts: string[], language: string): string | undefined {
  if (whole.length > MAX_TERM) return;
  if (whole.startsWith(".")) return parts.length === 1 ? whole : undefined;
  if (parts.length < 2) return;
  if (whole.includes("@")) return;
  if (/\d/.test(whole)) return withoutJoints(whole);
  if (/[_-]/.test(whole) && !whole.includes(".") && parts.length === 2)
    return wordTerm(parts.join(""), language);
}

const elided =
  /^(?:[cdjlmnstv]|qu|jusqu|lorsqu|puisqu|quelqu|quoiqu|presqu|gl|un|all|agl|anch|coll|com|dall|degl|dell|dov|nell|quell|quest|senz|sull|tutt)$/;

function withoutApostrophes(word: string, language: string): string {
  if (!/['’]/.test(word)) return word;
  const [first, ...rest] = word.split(/['’]/);
  if ((language === "fr" || language === "it" || language === "ca") && elided.test(first!))
    return rest.join("");
  if (rest.length === 1 && rest[0] === "s") return first!;
  return first! + rest.join("");
}

function partTerms(part: string, language: string): string[] {
  if (/^\p{Script=Hangul}+$/u.test(part)) return hangulTerms(part);
  return [...codeParts(part).map((each) => wordTerm(each, language)), wordTerm(part, language)];
}

/** Korean puts particles onto words: pairs of syllables find the word under them, and its first one what has only that. */
function hangulTerms(word: string): string[] {
  const syllables = [...word];
  if (syllables.length === 1) return [word];
  const terms = [syllables[0]!, word];
  if (syllables.length === 2) return terms;
  for (let i = 0; i + 1 < syllables.length; i++) terms.push(syllables[i]! + syllables[i + 1]!);
  return terms;
}
