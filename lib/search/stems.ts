import * as snowball from "snowball-stemmers";

const ASCII = /^[\x00-\x7f]*$/;

/** The index term of one word of a script with spaces: its stem in the language, without accents that only decorate. */
export function wordTerm(word: string, language: string): string {
  if (/\d/.test(word)) return fold(word);
  // The one letter that Russians may leave the dots off; the stemmer knows only the other.
  const spelled = word.replaceAll("ё", "е");
  const stemmer = stemmerFor(spelled, language);
  if (!stemmer) return beginningOf(fold(spelled), language);
  const stem = stemmer.stem(restoreAccents(spelled, language));
  // Of a very short word a stemmer may leave nothing, or one letter, which in Turkish need not be its own.
  return fold(stem.length < 2 ? spelled : stem);
}

// As good as the stemmers there are, in a dozen languages without one and in those that have one (docs/search.md).
const BEGINNING = 5;
/** Where words change in front, or inside, or not at all; what is left of them is another word. */
const changesElsewhere = new Set("he id ja km ko lo ms my sw th tl vi yi zh".split(" "));

/** In place of a stem where nobody has written a stemmer: words change at their ends, in most languages. */
function beginningOf(word: string, language: string): string {
  if (word.length <= BEGINNING || changesElsewhere.has(language)) return word;
  return [...word].slice(0, BEGINNING).join("");
}

const algorithms: Record<string, string> = {
  ar: "arabic",
  ca: "catalan",
  cs: "czech",
  da: "danish",
  de: "german",
  en: "english",
  es: "spanish",
  eu: "basque",
  fi: "finnish",
  fr: "french",
  ga: "irish",
  hu: "hungarian",
  hy: "armenian",
  it: "italian",
  nb: "norwegian",
  nl: "dutch",
  nn: "norwegian",
  no: "norwegian",
  pt: "portuguese",
  ro: "romanian",
  ru: "russian",
  sl: "slovene",
  sv: "swedish",
  ta: "tamil",
  tr: "turkish",
};
export const stemmedLanguages: readonly string[] = Object.keys(algorithms);
const notLatin: Record<string, RegExp> = {
  ru: /\p{Script=Cyrillic}/u,
  ar: /\p{Script=Arabic}/u,
  hy: /\p{Script=Armenian}/u,
  ta: /\p{Script=Tamil}/u,
};
// Where its one function is found depends on who loads this old-style module: Node, a bundler or the test runner.
const newStemmer = snowball.default?.newStemmer ?? snowball.newStemmer;
const loaded = new Map<string, snowball.Stemmer>();

/** The stemmer follows the script first: an English word in a Chinese text is still an English word. */
function stemmerFor(word: string, language: string): snowball.Stemmer | undefined {
  if (/^\p{Script=Latin}/u.test(word)) {
    if (!algorithms[language]) return isLatinLanguage(language) ? undefined : stemmer("en");
    return stemmer(language in notLatin ? "en" : language);
  }
  if (notLatin[language]?.test(word)) return stemmer(language);
  for (const [other, script] of Object.entries(notLatin)) {
    // Cyrillic is not only Russian: a Ukrainian or Bulgarian word is no Russian one.
    if (script.test(word)) return algorithms[language] && other in notLatin ? stemmer(other) : undefined;
  }
}

// Serbian is written in both.
const nonLatinLanguages = new Set(
  "zh ja ko th lo km my uk bg mk be kk mn he fa ur hi bn mr ne el ka am".split(" "),
);
const isLatinLanguage = (language: string) => !nonLatinLanguages.has(language);

function stemmer(language: string): snowball.Stemmer {
  let found = loaded.get(language);
  if (!found) {
    found = newStemmer(algorithms[language]!);
    loaded.set(language, found);
  }
  return found;
}

/** People leave accents out while typing; the endings that the stemmer knows only with one get it back. */
function restoreAccents(word: string, language: string): string {
  if (language === "es") return word.replace(/cion$/, "ción").replace(/sion$/, "sión");
  if (language === "pt") return word.replace(/cao$/, "ção").replace(/coes$/, "ções").replace(/oes$/, "ões");
  return word;
}

const letters: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ى: "ي",
  ة: "ه",
  // Persian keyboards have their own.
  ی: "ي",
  ک: "ك",
  // The same letter at the end of a word.
  ς: "σ",
};

/** Without accents where they only decorate; marks that are letters (Hindi vowels, Russian й) stay. */
export function fold(word: string): string {
  if (ASCII.test(word)) return word;
  return word
    .normalize("NFD")
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{Mn}+/gu, "$1")
    .normalize("NFC")
    .replace(/[\u064B-\u0652\u0640\u0591-\u05C7]/g, "")
    .replace(/[ßæœøđðþłħıأإآىةیکς]/g, (letter) => letters[letter]!);
}
