export type Destination =
  | { kind: "external"; href: string }
  | { kind: "own"; href: string }
  | { kind: "fragment"; href: string }
  | { kind: "mail"; href: string }
  /** Points nowhere that a reader could be sent to, but harms nobody: shown as its words alone. */
  | { kind: "none" }
  | { kind: "removed" };

const SCHEMES = new Set(["http", "https", "mailto", "tel"]);
const BASE = "https://own.invalid";

/** Says where a browser would go for what somebody typed as a link, judged by the browser's own URL rules. */
export function destination(typed: string): Destination {
  // A leading space, tab or control character and a tab or newline anywhere are ignored by browsers.
  const url = typed.replace(/[\u0000-\u0020\u007f-\u00a0\u2028\u2029]+/g, (run) =>
    /^ +$/.test(run) ? "%20" : "",
  );
  const bare = url.replace(/^(?:%20)+/, "");
  if (bare === "") return { kind: "none" };
  if (bare.startsWith("#")) return { kind: "fragment", href: bare };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(revealed(bare))?.[1]?.toLowerCase();
  if (scheme && !SCHEMES.has(scheme)) return { kind: "removed" };
  let parsed: URL;
  try {
    parsed = new URL(bare, BASE);
  } catch {
    return { kind: scheme ? "removed" : "none" };
  }
  if (parsed.protocol !== "https:" && parsed.protocol !== "http:") {
    return SCHEMES.has(parsed.protocol.slice(0, -1)) ? { kind: "mail", href: bare } : { kind: "removed" };
  }
  if (parsed.origin !== BASE) return { kind: "external", href: parsed.href };
  if (bare.startsWith("/")) {
    const href = parsed.pathname + parsed.search + parsed.hash;
    // `/x/..//evil.test` comes out as `//evil.test`, another site.
    return href.startsWith("//") ? { kind: "removed" } : { kind: "own", href };
  }
  // `[our site](example.com/help)`: the scheme was forgotten, as people do.
  if (
    /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]|$)/i.test(bare) &&
    !/\.(?:html?|md|php|aspx?)(?:[?#]|$)/i.test(bare)
  ) {
    return { kind: "external", href: `https://${bare}` };
  }
  return { kind: "none" };
}

/** What somebody meant to hide: escapes undone, ignored characters left out. */
function revealed(url: string): string {
  return url
    .replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/[\u0000-\u0020\u007f-\u00a0]/g, "");
}

/** Folders of the site itself from which a post may show pictures, video and sound. */
const OWN_FILES = ["/demo/", "/files/", "/help/"];

/** The path of an own file, or null where it is none (or tries to leave its folder). */
export function ownFile(typed: string): string | null {
  const to = destination(typed);
  if (to.kind !== "own" || !OWN_FILES.some((folder) => to.href.startsWith(folder))) return null;
  return /\.\.|%2e|%2f|%5c|\\/i.test(to.href) ? null : to.href;
}
