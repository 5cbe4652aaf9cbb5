/** What stands behind the question mark, as Next hands it over. */
export type Query = Record<string, string | string[] | undefined>;

/** One value: the first where a name is given twice. */
export const one = (query: Query, name: string): string | undefined => {
  const value = Object.hasOwn(query, name) ? query[name] : undefined;
  return Array.isArray(value) ? value[0] : value;
};

/** One of the words that a page knows; anything else is the first of them. */
export function choice<const T extends readonly [string, ...string[]]>(
  query: Query,
  name: string,
  words: T,
): T[number] {
  const value = one(query, name);
  return value !== undefined && words.includes(value) ? value : words[0];
}

/** A page number: 1 for whatever is none. */
export function pageNumber(query: Query): number {
  const value = Number(one(query, "page"));
  return Number.isSafeInteger(value) && value > 0 ? value : 1;
}

/** A path with those parameters that say something. */
export function withQuery(path: string, parameters: Record<string, string | number | undefined>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== "") given.set(name, String(value));
  return given.size === 0 ? path : `${path}?${given}`;
}

/** A part of a path as it was meant; null for one that no link of ours could have made. */
export function pathPart(part: string): string | null {
  try {
    const decoded = decodeURIComponent(part);
    return decoded.length > 200 || decoded.includes("\0") ? null : decoded;
  } catch {
    return null;
  }
}
