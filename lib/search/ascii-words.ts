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
  let at = 0;
  while (at < text.length) {
    const first = text.charCodeAt(at);
    if (!(kinds[first]! & WORD)) {
      at++;
      continue;
    }
    const isDotted = at > 0 && text.charCodeAt(at - 1) === DOT;
    const start = isDotted ? at - 1 : at;
    let all = kinds[first]!;
    let isPlain = !isDotted;
    for (;;) {
      for (; at < text.length && kinds[text.charCodeAt(at)]! & WORD; at++) all &= kinds[text.charCodeAt(at)]!;
      const isJoined =
        at + 1 < text.length &&
        kinds[text.charCodeAt(at)]! & JOINER &&
        kinds[text.charCodeAt(at + 1)]! & WORD;
      if (!isJoined) break;
      isPlain = false;
      at++;
    }
    if (text.charCodeAt(at) === PLUS && text.charCodeAt(at + 1) === PLUS) at += 2;
    else if (text.charCodeAt(at) === HASH) at++;
    else if (isPlain && all & LETTER && initials[first | SMALL] === 0) continue;
    visit(text.slice(start, at), start);
  }
}
