import { isLocale } from "./locales";

// Asking for a name costs as much as a row of a list; a site has few languages, but an address may name any.
const known = new Map<string, string>();
const mostKnown = 1_000;

/** What a language is called in another, or in itself; its code where nobody knows. */
export function languageName(language: string, inLanguage: string = language): string {
  const key = `${language} ${inLanguage}`;
  let name = known.get(key);
  if (name === undefined) {
    name = asked(language, inLanguage);
    if (known.size >= mostKnown) known.clear();
    known.set(key, name);
  }
  return name;
}

function asked(language: string, inLanguage: string): string {
  try {
    // Of the languages of the screens there is one kind each; where it is spoken need not be said.
    const code = isLocale(language) ? new Intl.Locale(language).language : language;
    return new Intl.DisplayNames([inLanguage], { type: "language" }).of(code) ?? language;
  } catch {
    return language;
  }
}

/** What several languages are called in one. */
export const languageNames = (languages: readonly string[], inLanguage: string): string[] =>
  languages.map((each) => languageName(each, inLanguage));

/** `zh-CN` and `zh-TW` are one language to whoever answers in it. */
export const languageKind = (language: string): string => language.toLowerCase().split("-")[0]!;
