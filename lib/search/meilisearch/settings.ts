import { mostHelping } from "./askers";
import type { IndexSettings } from "./client";

/** What a hit brings along, beside its score. */
export const broughtAlong = [
  "id",
  "language",
  "solved",
  "answered",
  "outdated",
  "solvedBy",
  "createdAt",
  "titleWords",
  "ownWords",
] as const;

/** In their order: what stands in the first counts most. */
export const searched = ["title", "body", "answers"] as const;

/** The server's language of all words here: words of ours are whole already, and in English it leaves them so. */
export const locales = ["eng"];

/** How an index of this site finds; `dimensions` are those of the site's vectors, null without an embedder. */
export function indexSettings(dimensions: number | null): IndexSettings {
  return {
    searchableAttributes: [...searched],
    displayedAttributes: [...broughtAlong, "kind", "title", "body", "checksum"],
    filterableAttributes: ["id", "kind", "language", "topics", "solved", "solvedBy", "createdAt"],
    sortableAttributes: [],
    // How a hit's place in a document is told by its score (places.ts) depends on these and their order.
    rankingRules: ["words", "typo", "attribute", "exactness"],
    // Words as written stand behind the stems, so how near words are to each other says nothing within a part.
    proximityPrecision: "byAttribute",
    typoTolerance: { minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 }, disableOnNumbers: true },
    // Kept by the site: the server knows no synonym of a word that must be there as it is.
    synonyms: {},
    localizedAttributes: [{ attributePatterns: ["*"], locales }],
    // Of what has helped people, those that have helped most.
    faceting: { maxValuesPerFacet: mostHelping, sortFacetValuesBy: { "*": "count" } },
    // No page is this long, but the number of documents that have a word is cut off here too.
    pagination: { maxTotalHits: 1_000_000_000 },
    embedders: dimensions === null ? null : { site: { source: "userProvided", dimensions } },
  };
}
