/** Where a request may go: nowhere (answered 404), to a tidier address, or on. */
export type Route =
  | { kind: "refused" }
  | { kind: "moved"; to: string }
  | { kind: "ok"; path: string; query: string };

// Encoded slashes, dots, letters and control characters are other spellings of an address, which no link of ours has.
const oddEscape = /%(?:2f|5c|2e|2d|5f|7e|7f|[01][0-9a-f]|3[0-9]|4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])/i;
// biome-ignore format: one line per kind
const odd = [/\/\//, /[\\\s"<>^`{|}]/, /[^\x21-\x7e]/, /\/\.{1,2}(?:\/|$)/, /\.$/, /\.\//, oddEscape, /%(?![0-9a-f]{2})/i];
/** Next's own doors, and pages that only we ask for. */
const inner = [
  /^\/_next(?:\/|$)/,
  /^\/__next/,
  /^\/_(?:not-found|error)/,
  /^\/error-pages(?:\/|$)/,
  /^\/straight(?:\/|$)/,
  /^\/as-markdown(?:\/|$)/,
  /\.(?:rsc|segments)(?:\/|$)/,
];
/** Parameters with which Next talks to itself. */
const innerQuery = /^(?:_rsc|nxt[PI][^=]*|__next[^=]*)(?:=|$)/;

/** Judges the address of a request line before anything else reads it. */
export function route(url: string): Route {
  const mark = url.indexOf("?");
  const path = mark === -1 ? url : url.slice(0, mark);
  if (!path.startsWith("/") || path.length > 2_000 || odd.some((pattern) => pattern.test(path)))
    return { kind: "refused" };
  if (!isUtf8(path)) return { kind: "refused" };
  const query = mark === -1 ? "" : tidyQuery(url.slice(mark + 1));
  if (path !== "/" && path.endsWith("/")) return { kind: "moved", to: path.slice(0, -1) + query };
  return { kind: "ok", path, query };
}

/** Whether this address, without its language, belongs to the machinery and is not for readers. */
export const isInner = (path: string): boolean => inner.some((pattern) => pattern.test(path));

function tidyQuery(query: string): string {
  const kept = query.split("&").filter((pair) => pair !== "" && !innerQuery.test(pair));
  return kept.length === 0 ? "" : `?${kept.join("&")}`;
}

function isUtf8(path: string): boolean {
  if (!path.includes("%")) return true;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
