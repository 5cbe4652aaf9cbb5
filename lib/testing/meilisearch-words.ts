/** A document with what it needs to be one word of a query: letters that are other ones, and the part that has it. */
export type Found = { typos: number; part: number; word: string };
/** One term of a query, as the real one reads it. */
export type Term = { words: string[]; isPhrase: boolean; isPrefix: boolean };

// Scripts that the real one cuts by dictionaries.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const LETTERS = /[\p{L}\p{N}\p{M}]+/gu;
const mostTerms = 10;
const mostPlaces = 65_535;
const mostBytes = 250;

/**
 * The words of a text. How the real one cuts a script without spaces depends on the text around; here into single
 * characters, and in a query not at all, so that nobody can rely on it.
 */
export const wordsOfText = (text: string): string[] =>
  (text.toLowerCase().match(LETTERS) ?? [])
    .slice(0, mostPlaces)
    .flatMap((word) => (UNSPACED.test(word) ? [...word] : [word]))
    .filter((word) => Buffer.byteLength(word) <= mostBytes);

/** Words in quotes are a phrase. The last word is the beginning of one, unless something follows; ten terms count. */
export function termsOfQuery(q: string): Term[] {
  const terms: Term[] = [];
  for (const [, phrase, word] of q.toLowerCase().matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
    const words = (phrase ?? word)!.match(LETTERS) ?? [];
    if (phrase !== undefined && words.length > 0) terms.push({ words, isPhrase: true, isPrefix: false });
    else for (const one of words) terms.push({ words: [one], isPhrase: false, isPrefix: false });
  }
  const last = terms.at(-1);
  if (last && !last.isPhrase && /[\p{L}\p{N}\p{M}]$/u.test(q)) last.isPrefix = true;
  return terms.slice(0, mostTerms);
}

type Typos = { minWordSizeForTypos?: { oneTypo?: number; twoTypos?: number }; disableOnNumbers?: boolean };

/** How many letters of a word may be other ones. */
export function allowedTypos({ words: [word], isPhrase }: Term, settings: Typos = {}): number {
  const { oneTypo = 5, twoTypos = 9 } = settings.minWordSizeForTypos ?? {};
  if (isPhrase || (settings.disableOnNumbers && /^\d+$/.test(word!))) return 0;
  const length = [...word!].length;
  return length < oneTypo ? 0 : length < twoTypos ? 1 : 2;
}

/** How many letters a held word has otherwise, or undefined where it is another word. */
export function typosIn(held: string, word: string, most: number, isPrefix: boolean): number | undefined {
  if (held === word || (isPrefix && held.startsWith(word))) return 0;
  if (most === 0 || Math.abs(held.length - word.length) > most) return;
  // The first letter counts double.
  const wrong = distance(word, held, most) + (word[0] === held[0] ? 0 : 1);
  return wrong <= most ? wrong : undefined;
}

/** Two letters that stand in each other's place count once; of what is further than `most` it is only said that it is. */
function distance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let wasTooFar = false;
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
    const isTooFar = row.every((cost) => cost > most);
    // Letters that have changed places are reckoned from the row before the last.
    if (isTooFar && wasTooFar) return Number.POSITIVE_INFINITY;
    wasTooFar = isTooFar;
  }
  return last[b.length]!;
}
