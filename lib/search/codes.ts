const SHORTEST_PART = 2;
/** Of what changes more often between letters and digits, the parts are nothing: a number of sixteen places, a checksum. */
const MOST_PARTS = 4;
const RUN = /\p{N}+|[\p{L}\p{M}]+/gu;

/** What a code like `tb2200` is made of, for whoever writes it with a space or without its letters; single characters are no part. */
export function codeParts(word: string): string[] {
  if (!/\d/.test(word)) return [];
  const runs = word.match(RUN) ?? [];
  if (runs.length < 2 || runs.length > MOST_PARTS) return [];
  return runs.filter((run) => run.length >= SHORTEST_PART);
}

const JOINT = /(?<=\p{L})[_-]+(?=\p{N})|(?<=\p{N})[_-]+(?=\p{L})/gu;

/** `tb-2200` as others write it: `tb2200`. What stands between two numbers stays: 1-2 is not 12. */
export const withoutJoints = (code: string): string => code.replace(JOINT, "");

const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;

/** Digits of other scripts as those that codes are written in. */
export const withAsciiDigits = (word: string): string => word.replace(OTHER_DIGIT, asciiDigit);

/** In every script the ten digits stand in a row, the first at a multiple of ten after some start: found by going back to it. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}
