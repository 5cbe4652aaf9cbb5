/** Pages that look alike to every visitor, with the parameters that change them. Searches are missing because each is logged. */
const pages: readonly { path: RegExp; parameters: readonly string[] }[] = [
  { path: /^\/$/, parameters: [] },
  { path: /^\/questions$/, parameters: ["page", "show", "topic", "sort", "language"] },
  { path: /^\/questions\/\d{1,10}(?:\/[^/]{1,200})?$/, parameters: ["page", "sort"] },
  { path: /^\/articles$/, parameters: ["page", "topic"] },
  { path: /^\/articles\/[^/]{1,200}$/, parameters: ["language"] },
  { path: /^\/topics$/, parameters: [] },
  { path: /^\/topics\/[^/]{1,200}$/, parameters: ["page", "show", "sort"] },
  { path: /^\/people$/, parameters: [] },
  { path: /^\/ambassadors$/, parameters: [] },
  { path: /^\/ambassadors\/leaderboard$/, parameters: ["quarter"] },
  { path: /^\/people\/[^/]{1,100}$/, parameters: ["page", "show"] },
  { path: /^\/(?:terms|privacy|imprint)$/, parameters: [] },
];

/** Values longer than this are nobody's page number or topic. */
const longestValue = 80;

/**
 * The address under which a public page is kept, with only the parameters that count, in one order; null for pages
 * that are made for each reader. Addresses that differ only in other parameters share one.
 */
export function publicAddress(path: string, query: string): string | null {
  const page = pages.find((candidate) => candidate.path.test(path));
  if (!page) return null;
  if (query === "" || page.parameters.length === 0) return path;
  const given = new URLSearchParams(query);
  const counted = new URLSearchParams();
  for (const name of page.parameters) {
    const values = given.getAll(name);
    if (values.length > 1 || (values[0]?.length ?? 0) > longestValue) return null;
    if (values[0]) counted.set(name, values[0]);
  }
  return counted.size === 0 ? path : `${path}?${counted}`;
}
