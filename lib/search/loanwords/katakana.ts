const rows: Record<string, string> = {
  "": "アイウエオ",
  K: "カキクケコ",
  G: "ガギグゲゴ",
  S: "サシスセソ",
  T: "タチツテト",
  D: "ダ__デド",
  N: "ナニヌネノ",
  H: "ハヒ_ヘホ",
  B: "バビブベボ",
  P: "パピプペポ",
  M: "マミムメモ",
  R: "ラリルレロ",
};
const others: Record<string, string> = {
  ...Object.fromEntries([..."ザジズゼゾ"].map((kana, at) => [kana, `S${"aiueo"[at]}`])),
  ...{
    ヂ: "Si",
    ヅ: "Su",
    フ: "Fu",
    ヴ: "Bu",
    ヤ: "a",
    ユ: "u",
    ヨ: "o",
    ワ: "Wa",
    ヲ: "o",
    ン: "N",
    ー: "",
    ッ: "",
  },
};
/** Each stands for the vowel of the syllable before; the first five only where just this vowel is meant. */
const small: Record<string, string> = {
  ァ: "'a",
  ィ: "'i",
  ゥ: "'u",
  ェ: "'e",
  ォ: "'o",
  ャ: "a",
  ュ: "u",
  ョ: "o",
};

const syllables = new Map<string, string>(Object.entries(others));
for (const [consonant, row] of Object.entries(rows))
  [...row].forEach((kana, at) => {
    if (kana !== "_") syllables.set(kana, `${consonant}${"aiueo"[at]}`);
  });

/**
 * How a word in katakana sounds, as what it was borrowed from may be recognised by: capitals are consonants, of which those
 * are one that Japanese does not tell apart, and small letters are vowels, none of them long.
 */
export function soundOfKatakana(word: string): string {
  let sound = "";
  for (const kana of word) {
    const vowel = small[kana];
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
