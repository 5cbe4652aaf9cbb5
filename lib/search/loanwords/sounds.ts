/** The consonants of a sound. */
export const consonantsOf = (sound: string): string => sound.replace(/[^A-Z]+/g, "");

/** Written vowels, how they are mostly said in katakana, and how else they may be. */
const vowels: Record<string, [string, string]> = {
  a: ["a e ei", "o i"],
  e: ["e", "i a ei"],
  i: ["i ai", "e a"],
  o: ["o", "a u ou"],
  u: ["u a", "i o"],
  ai: ["e ei", "a"],
  ar: ["a", "o e"],
  au: ["o", "a au"],
  aw: ["o", ""],
  ea: ["i e", "ia ea ai"],
  ee: ["i", ""],
  ei: ["i e ei ai", ""],
  er: ["a", "e i"],
  eu: ["u", "iu"],
  ew: ["u", "iu"],
  ia: ["ia aia a", "i"],
  ie: ["i ai", "e ie aia ia"],
  io: ["io aio o", "a"],
  ir: ["a", "i"],
  iu: ["iu u", ""],
  oa: ["o", "oa"],
  oe: ["o", ""],
  oi: ["oi", ""],
  oo: ["u", "o"],
  or: ["o a", ""],
  ou: ["au o u", "a ou"],
  ow: ["au o", "ou"],
  ue: ["u", ""],
  ui: ["u i", "ui ai"],
  ur: ["a", "u"],
  air: ["ea e", "a"],
  ear: ["ia a", "e"],
  eer: ["ia", ""],
  oor: ["oa o", ""],
  our: ["o aua", "a"],
};
const saidAs = new Map(
  Object.entries(vowels).map(([written, ways]) => [written, ways.map((way) => new Set(way.split(" ")))]),
);

const RATHER = 0.5;
const NOT = 1;

/** How far a word in katakana is from an English one with the same consonants, by the vowels between them. */
export function distanceOf(katakana: string, english: string): number {
  const heard = katakana.split(/[A-Z]/);
  const written = english.split(/[A-Z]/);
  const before = ["", ...consonantsOf(katakana)];
  return heard.reduce((sum, vowel, at) => sum + misfit(vowel, written[at]!, before[at]!), 0);
}

function misfit(heard: string, written: string, consonant: string): number {
  const own = isFiller(heard, consonant) ? heard.slice(1) : heard;
  if (written === "") return own === "" ? 0 : NOT;
  if (heard === "") return written === "e" ? RATHER : NOT;
  return Math.min(strangeness(heard, written), own === "" ? NOT : strangeness(own, written));
}

/** Japanese puts a vowel after each consonant but n. */
const isFiller = (heard: string, consonant: string): boolean =>
  consonant !== "" &&
  (heard[0] === "u" ||
    (heard[0] === "o" && "TD".includes(consonant)) ||
    (heard[0] === "i" && "STK".includes(consonant)));

function strangeness(sound: string, written: string): number {
  const heard = sound.replace("'", "");
  if (heard === written) return 0;
  const [mostly, else_] = saidAs.get(written) ?? saidAs.get(written[0]!) ?? [];
  if (!mostly || mostly.has(heard)) return 0;
  return else_!.has(heard) ? RATHER : NOT;
}
