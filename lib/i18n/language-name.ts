/** What a language is called in another, or in itself; its code where nobody knows. */
export function languageName(language: string, inLanguage: string = language): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}
