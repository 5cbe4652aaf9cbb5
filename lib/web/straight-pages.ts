/**
 * Pages that are rendered straight: a route of ours makes the whole of them in one pass, and Next's own way of rendering
 * a page, which costs as much as all the rest, is left out. They are the ones most asked for that no cache can hold.
 */
export const straightPages = {
  home: /^\/$/,
  questions: /^\/questions$/,
  // Beside the slug stand pages of other names.
  question: /^\/questions\/\d{1,9}\/(?!(?:edit|feed\.atom|gate|history)$)[^/]+$/,
  article: /^\/articles\/[^/]+$/,
  search: /^\/search$/,
} as const;

export type StraightPage = keyof typeof straightPages;

export const straightFolder = "/straight";
/** What the route says of a page that it has made; its head still lacks what every page shares. */
export const straightHeader = "x-firsthand-straight";

/** Which straight page stands at a path without language; null for all others, which Next renders. */
export function straightPage(path: string): StraightPage | null {
  for (const [name, pattern] of Object.entries(straightPages))
    if (pattern.test(path)) return name as StraightPage;
  return null;
}
