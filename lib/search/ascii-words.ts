const LETTER = 1;
const WORD = 2;
const JOINER = 4;
const kinds = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/\w/.test(character)) kinds[code] = WORD;
  if (/[a-z]/i.test(character)) kinds[code] = WORD | LETTER;
  if (/[.'\-@]/.test(character)) kinds[code] = JOINER;
}
const DOT = 0x2e;
const PLUS = 0x2b;
const HASH = 0x23;
/** Makes a capital small, and is asked of letters only. */
const SMALL = 0x20;

/** First letters of words, small and capital alike; those of a word that does not begin with a letter of ASCII are none. */
export function initialsOf(words: Iterable<string>): Uint8Array {
  const initials = new Uint8Array(128);
  for (const word of words) initials[(word.charCodeAt(0) | SMALL) & 0x7f] = 1;
  return initials;
}

/**
 * Calls with each word of a text in ASCII, as `text.ts` cuts it, and where it stands; of words that are nothing but
 * letters, only with those that begin with one of these. Most of a text is never looked at as a string.
 */
export function eachAsciiWord(
  text: string,
  initials: Uint8Array,
  visit: (word: string, start: number) => void,
): void {
  // Bytes are read several times as fast as the characters of a string.
  const codes = Buffer.from(text, "latin1");
  const { length } = codes;
  let at = 0;
  while (at < length) {
    const first = codes[at]!;
    let all = kinds[first]!;
    if ((all & WORD) === 0) {
      at++;
      continue;
    }
    const isDotted = at > 0 && codes[at - 1] === DOT;
    const start = isDotted ? at - 1 : at;
    let next = 0;
    let parts = 0;
    do {
      parts++;
      at++;
      for (; at < length; at++) {
        next = kinds[codes[at]!]!;
        if ((next & WORD) === 0) break;
        all &= next;
      }
    } while ((next & JOINER) !== 0 && at + 1 < length && (kinds[codes[at + 1]!]! & WORD) !== 0);
    if (codes[at] === PLUS && codes[at + 1] === PLUS) at += 2;
    else if (codes[at] === HASH) at++;
    else if (parts === 1 && !isDotted && (all & LETTER) !== 0 && initials[first | SMALL] === 0) continue;
    visit(text.slice(start, at), start);
  }
}
