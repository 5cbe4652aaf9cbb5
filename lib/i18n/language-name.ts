import { isLocale } from "./locales";

/** What a language is called in another, or in itself; its code where nobody knows. */
export function languageName(language: string, inLanguage: string = language): string {
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
