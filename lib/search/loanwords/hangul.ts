// Syllables stand in the order of the letters that they are made of; "-" is a syllable that begins with its vowel.
const first = [..."GKNDTRMBPSS-SSTKTPH"];
const vowels = "a e a e a e a e o Wa We We o u Wa We Wi u u i i".split(" ");
const last = "- K K K N N N T R R R R R R R R M P P T T NG T T K T P T".split(" ");
const FIRST_SYLLABLE = "가".charCodeAt(0);

/** How a word in Hangul may sound, as `soundOfKatakana` puts it: an f that was borrowed is written as a p. */
export function soundsOfHangul(word: string): string[] {
  const sound = Array.from(word, (syllable) => {
    const at = syllable.charCodeAt(0) - FIRST_SYLLABLE;
    const end = last.length;
    return [
      first[Math.floor(at / end / vowels.length)],
      vowels[Math.floor(at / end) % vowels.length],
      last[at % end],
    ];
  })
    .flat()
    .join("")
    .replaceAll("-", "")
    .replace(/([A-Za-z])\1+/g, "$1");
  return sound.includes("P") ? [sound, sound.replace("P", "F"), sound.replace(/P(?!.*P)/, "F")] : [sound];
}
