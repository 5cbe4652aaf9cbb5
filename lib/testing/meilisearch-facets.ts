import type { StoredDocument, StoredSettings } from "./meilisearch-stored";

/** Of each of these fields, in how many documents each value is: as many values as the settings say, in their order. */
export function facetsOf(
  documents: readonly StoredDocument[],
  fields: readonly string[],
  { faceting }: StoredSettings,
): Record<string, Record<string, number>> {
  const { maxValuesPerFacet = 100, sortFacetValuesBy = {} } = faceting ?? {};
  return Object.fromEntries(
    fields.map((field) => {
      const counts = new Map<string, number>();
      for (const document of documents)
        for (const value of new Set([document[field] ?? []].flat().map(String)))
          counts.set(value, (counts.get(value) ?? 0) + 1);
      const isByCount = (sortFacetValuesBy[field] ?? sortFacetValuesBy["*"]) === "count";
      const values = [...counts].sort(
        ([a, m], [b, n]) => (isByCount ? n - m : 0) || (a < b ? -1 : a > b ? 1 : 0),
      );
      return [field, Object.fromEntries(values.slice(0, maxValuesPerFacet))];
    }),
  );
}
