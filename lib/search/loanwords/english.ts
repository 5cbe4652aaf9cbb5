// How letters are said where it is not as they are written, in the order in which they are looked at.
const spellings: [RegExp, string][] = [
  [/^kn|gn(?=$|s|e)/g, "n"],
  [/^wr/, "r"],
  [/mb$/, "m"],
  [/wh/g, "w"],
  [/(?<=[st])wi/g, "ui"],
  [/([aeiou])gh/g, "$1"],
  [/(?<=..)e$/, ""],
  [/[ts]ion/g, "Son"],
  [/tch/g, "T"],
  [/sch/g, "SK"],
  [/ph/g, "F"],
  [/x|cc(?=[ei])/g, "KS"],
  [/sh|s?c(?=[eiy])|dg(?=[ei]|$)/g, "S"],
  [/ck|qu(?=[aeio])|c(?!h|$)/g, "K"],
  [/^y(?=[aeiou])/, ""],
  [/y/g, "i"],
  [/([aeiou])h(?![aeiou])/g, "$1"],
];
/** What may be said in two ways; a stem may have lost the letter that would tell. */
const AMBIGUOUS = /[ct]h|g(?=[ei]|$)|c$/;
const ways: Record<string, [string, string]> = {
  ch: ["T", "K"],
  th: ["S", "T"],
  g: ["G", "S"],
  c: ["K", "S"],
};
const alike: Record<string, string> = { v: "B", l: "R", j: "S", z: "S", q: "K" };
// An r or w that only colours the vowel before it stays with the vowels.
const CONSONANT = /[bcdfghj-np-qstvxz]|(?<![aeiou])[rw]|[rw](?=[aeiou])/g;

/** How an English word, or its stem, may sound to a Japanese ear; as `soundOfKatakana` puts it. */
export function soundsOfEnglish(word: string): string[] {
  let said = word;
  for (const [written, sound] of spellings) said = said.replace(written, sound);
  return readings(said).map((text) =>
    text
      .replace(CONSONANT, (letter) => alike[letter] ?? letter.toUpperCase())
      .replace(/([A-Z])\1+/g, "$1")
      .replace(/N(?=[PBM])/g, "M"),
  );
}

function readings(text: string): string[] {
  const letters = AMBIGUOUS.exec(text)?.[0];
  if (!letters) return [text];
  return ways[letters]!.flatMap((sound) => readings(text.replace(AMBIGUOUS, sound)));
}
