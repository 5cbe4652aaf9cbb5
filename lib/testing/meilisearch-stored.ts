import type { allowedTypos } from "./meilisearch-words";

export type StoredDocument = Record<string, unknown> & { id: string };
export type StoredSettings = {
  searchableAttributes?: string[];
  filterableAttributes?: string[];
  displayedAttributes?: string[];
  typoTolerance?: Parameters<typeof allowedTypos>[1];
  pagination?: { maxTotalHits?: number };
  faceting?: { maxValuesPerFacet?: number; sortFacetValuesBy?: Record<string, "alpha" | "count"> };
  embedders?: { site?: { dimensions: number } } | null;
  [name: string]: unknown;
};
export type Query = {
  q?: string;
  filter?: string[] | string;
  limit?: number;
  offset?: number;
  matchingStrategy?: "last" | "all" | "frequency";
  vector?: number[];
  hybrid?: { embedder: string; semanticRatio: number };
  attributesToRetrieve?: string[];
  attributesToSearchOn?: string[];
  facets?: string[];
  attributesToHighlight?: string[];
  highlightPreTag?: string;
  highlightPostTag?: string;
  showRankingScore?: boolean;
  showRankingScoreDetails?: boolean;
};
export type Answer = {
  hits: Record<string, unknown>[];
  estimatedTotalHits: number;
  facetDistribution?: Record<string, Record<string, number>>;
};
/** What the real one answers with an error to. */
export class BadSearch extends Error {}

/** Says when it has changed, however it is changed. */
export class Documents extends Map<string, StoredDocument> {
  version = 0;
  override set(id: string, document: StoredDocument): this {
    this.version++;
    return super.set(id, document);
  }
  override delete(id: string): boolean {
    this.version++;
    return super.delete(id);
  }
  override clear(): void {
    this.version++;
    super.clear();
  }
}
