import type { SynonymGroup } from "../synonyms";
import type { IndexSettings } from "./client";
import { askedWords } from "./words";

/** Meilisearch's names of languages, where the server cuts scripts by a dictionary of the language. */
const locales: Record<string, string> = {
  ar: "ara",
  de: "deu",
  en: "eng",
  es: "spa",
  fr: "fra",
  he: "heb",
  it: "ita",
  ja: "jpn",
  ko: "kor",
  nl: "nld",
  pt: "por",
  ru: "rus",
  sv: "swe",
  th: "tha",
  tr: "tur",
  zh: "cmn",
};

export type SettingsOf = {
  /** That something is written in: a Japanese title without kana would pass for Chinese otherwise. */
  languages: readonly string[];
  synonyms: readonly SynonymGroup[];
  /** Of the site's vectors; null without an embedder. */
  dimensions: number | null;
};

/** How an index of this site finds and ranks. */
export function indexSettings({ languages, synonyms, dimensions }: SettingsOf): IndexSettings {
  const known = languages.flatMap((language) => locales[language.slice(0, 2)] ?? []);
  return {
    searchableAttributes: ["title", "body", "answers"],
    displayedAttributes: [
      "id",
      "kind",
      "language",
      "solved",
      "answered",
      "outdated",
      "solvedBy",
      "createdAt",
      "title",
      "body",
      "checksum",
    ],
    filterableAttributes: ["id", "kind", "language", "topics", "solved", "createdAt"],
    sortableAttributes: ["createdAt"],
    rankingRules: ["words", "typo", "proximity", "attribute", "sort", "exactness"],
    // Words as written stand behind the stems, so how near words are to each other says nothing within a part.
    proximityPrecision: "byAttribute",
    typoTolerance: { minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 }, disableOnNumbers: true },
    synonyms: synonymTable(synonyms),
    localizedAttributes:
      known.length > 0 ? [{ attributePatterns: ["*"], locales: [...new Set(known)] }] : null,
    pagination: { maxTotalHits: 1_000 },
    embedders: dimensions === null ? null : { site: { source: "userProvided", dimensions } },
  };
}

/** Every word of a group leads to all the others, as the index has them. */
function synonymTable(groups: readonly SynonymGroup[]): Record<string, string[]> {
  const table: Record<string, string[]> = {};
  for (const { language, words } of groups) {
    const cut = [...new Set(words.map((word) => askedWords(word, language).join(" ")))].filter(Boolean);
    for (const word of cut) {
      const others = cut.filter((other) => other !== word);
      table[word] = [...new Set([...(table[word] ?? []), ...others])];
    }
  }
  return table;
}
