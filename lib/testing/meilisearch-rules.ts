import type { StoredIndex } from "./meilisearch-index";
import type { StoredDocument, StoredSettings } from "./meilisearch-stored";

/** Names that the real one knows, of those that this site uses; it refuses any other. */
const known = {
  settings: [
    "searchableAttributes",
    "displayedAttributes",
    "filterableAttributes",
    "sortableAttributes",
    "rankingRules",
    "proximityPrecision",
    "typoTolerance",
    "faceting",
    "synonyms",
    "localizedAttributes",
    "pagination",
    "embedders",
  ],
  search: [
    "indexUid",
    "q",
    "filter",
    "limit",
    "offset",
    "locales",
    "matchingStrategy",
    "vector",
    "hybrid",
    "attributesToRetrieve",
    "attributesToSearchOn",
    "facets",
    "attributesToHighlight",
    "attributesToCrop",
    "cropLength",
    "highlightPreTag",
    "highlightPostTag",
    "showRankingScore",
    "showRankingScoreDetails",
  ],
};

export const unknownParameter = (of: keyof typeof known, asked: object): string | undefined =>
  Object.keys(asked).some((name) => !known[of].includes(name)) ? "bad_request" : undefined;

/** The code with which a document is refused, if it is. */
export function refusedDocument({ settings }: StoredIndex, document: StoredDocument): string | undefined {
  if (!/^[\w-]{1,511}$/.test(document.id)) return "invalid_document_id";
  const dimensions = settings.embedders?.site?.dimensions;
  if (dimensions === undefined) return;
  const vector = vectorOf(document);
  // Without a vector of its own a document has to say so, by null.
  if (vector === undefined) return "vector_embedding_error";
  if (vector && vector.length !== dimensions) return "invalid_vector_dimensions";
}

/** The code with which settings are refused, if they are. */
export function refusedSettings(index: StoredIndex, { embedders }: StoredSettings): string | undefined {
  const dimensions = embedders?.site?.dimensions;
  if (dimensions === undefined || dimensions === index.settings.embedders?.site?.dimensions) return;
  const unfit = [...index.documents.values()].map(vectorOf).some((vector) => {
    return vector === undefined || (vector && vector.length !== dimensions);
  });
  if (unfit) return "vector_embedding_error";
}

const vectorOf = ({ _vectors }: StoredDocument): number[] | null | undefined =>
  (_vectors as { site?: number[] | null } | undefined)?.site;
