// A consonant, the vowels that follow it, and how the two are written.
const rows: [string, string, string][] = [
  ["", "aiueo", "アイウエオ"],
  ["", "auoo", "ヤユヨヲ"],
  ["K", "aiueo", "カキクケコ"],
  ["G", "aiueo", "ガギグゲゴ"],
  ["S", "aiueo", "サシスセソ"],
  ["S", "aiueo", "ザジズゼゾ"],
  ["S", "iu", "ヂヅ"],
  ["T", "aiueo", "タチツテト"],
  ["D", "aeo", "ダデド"],
  ["N", "aiueo", "ナニヌネノ"],
  ["H", "aieo", "ハヒヘホ"],
  ["F", "u", "フ"],
  ["B", "aiueo", "バビブベボ"],
  ["B", "u", "ヴ"],
  ["P", "aiueo", "パピプペポ"],
  ["M", "aiueo", "マミムメモ"],
  ["R", "aiueo", "ラリルレロ"],
  ["W", "a", "ワ"],
];
const syllables = new Map([["ン", "N"]]);
for (const [consonant, vowels, row] of rows)
  [...row].forEach((kana, at) => {
    syllables.set(kana, `${consonant}${vowels[at]}`);
  });
/** Each stands for the vowel of the syllable before; the first five only where just this vowel is meant. */
const small = new Map(
  Object.entries({ ァ: "'a", ィ: "'i", ゥ: "'u", ェ: "'e", ォ: "'o", ャ: "a", ュ: "u", ョ: "o" }),
);

/**
 * How a word in katakana sounds, as what it was borrowed from may be recognised by: capitals are consonants, of which those
 * are one that Japanese does not tell apart, and small letters are vowels, none of them long.
 */
export function soundOfKatakana(word: string): string {
  let sound = "";
  for (const kana of word) {
    const vowel = small.get(kana);
    if (vowel === undefined) sound += syllables.get(kana) ?? "";
    // "Wi" is written as a u with a small i.
    else if (/(?:^|[a-z])u$/.test(sound) && vowel !== "u") sound = `${sound.slice(0, -1)}W${vowel}`;
    else sound = sound.replace(/[a-z]$/, "") + vowel;
  }
  return sound
    .replace(/N+(?=[PBM])/g, "M")
    .replace(/N+/g, "N")
    .replace(/([a-z])\1+/g, "$1");
}
