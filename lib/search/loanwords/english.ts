// How letters are said where it is not as they are written, in the order in which they are looked at.
const spellings: [RegExp, string][] = [
  [/^kn/, "n"],
  [/^wr/, "r"],
  [/mb$/, "m"],
  [/gn(?=$|s|e)/, "n"],
  [/wh/g, "w"],
  [/([aeiou])gh/g, "$1"],
  [/(?<=..)e$/, ""],
  [/[ts]ion/g, "Son"],
  [/tch/g, "T"],
  [/sch/g, "SK"],
  [/sh/g, "S"],
  [/ph/g, "F"],
  [/ck/g, "K"],
  [/qu(?=[aeio])/g, "K"],
  [/x/g, "KS"],
  [/dg(?=[ei]|$)/g, "S"],
  [/sc(?=[eiy])/g, "S"],
  [/cc(?=[ei])/g, "KS"],
  [/c(?=[eiy])/g, "S"],
  [/c(?!h|$)/g, "K"],
  [/^y(?=[aeiou])/, ""],
  [/y/g, "i"],
  [/([aeiou])h(?![aeiou])/g, "$1"],
];
/** What may be said in two ways; a stem may have lost the letter that would tell. */
const ambiguous: [RegExp, string[]][] = [
  [/g(?=[ei]|$)/, ["G", "S"]],
  [/ch/, ["T", "K"]],
  [/th/, ["S", "T"]],
  [/c$/, ["K", "S"]],
];
const alike: Record<string, string> = { v: "B", l: "R", j: "S", z: "S", q: "K" };
// An r or w that only colours the vowel before it stays with the vowels.
const CONSONANT = /[bcdfghj-np-qstvxz]|(?<![aeiou])[rw]|[rw](?=[aeiou])/g;

/** How an English word, or its stem, may sound to a Japanese ear; as `soundOfKatakana` puts it. */
export function soundsOfEnglish(word: string): string[] {
  const said = spellings.reduce((text, [written, sound]) => text.replace(written, sound), word);
  const ways = ambiguous.reduce(
    (texts, [written, sounds]) =>
      texts.flatMap((text) =>
        written.test(text) ? sounds.map((sound) => text.replace(written, sound)) : text,
      ),
    [said],
  );
  return ways.map((text) =>
    text
      .replace(CONSONANT, (letter) => alike[letter] ?? letter.toUpperCase())
      .replace(/([A-Z])\1+/g, "$1")
      .replace(/N(?=[PBM])/g, "M"),
  );
}
