import { escapeHtml, type Label, localiseLabels } from "./labels";

const KEPT = new Set("a blockquote br code em li ol p pre strong table tbody td th thead tr ul".split(" "));
const RENAMED: Record<string, string> = {
  h2: "h3",
  h3: "h3",
  h4: "h4",
  h5: "h4",
  h6: "h4",
  del: "s",
  aside: "blockquote",
  summary: "h4",
};
/** A picture's link to itself: in a mail the picture becomes that link. */
const ZOOM = /<a (?:[^>"]|"[^"]*")*class="md-picture"[^>]*>(<img (?:[^>"]|"[^"]*")*>)<\/a>/g;
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*\/?>/g;

/**
 * Stored HTML for a mail: whole addresses, no pictures that would tell who read it, no classes or ids, and links
 * within the text as plain words. Takes only what this pipeline has made.
 */
export function toMailHtml(html: string, site: { url: string; word: (label: Label) => string }): string {
  const open: boolean[] = [];
  return localiseLabels(html, site.word)
    .replace(/<a [^>]*class="md-(?:anchor|back)"[^>]*>.*?<\/a>/gs, "")
    .replace(ZOOM, "$1")
    .replace(TAG, (_, slash: string, tag: string, attributes: string) => {
      if (tag === "img") return picture(attributes, site.url);
      if (tag === "video" || tag === "audio") return "";
      const name = KEPT.has(tag) ? tag : RENAMED[tag];
      if (!name) return "";
      if (name !== "a") return `<${slash}${name}>`;
      if (slash) return open.pop() ? "</a>" : "";
      const href = absolute(value(attributes, "href"), site.url);
      open.push(href !== null);
      return href === null ? "" : `<a href="${href}">`;
    });
}

function picture(attributes: string, url: string): string {
  const src = absolute(value(attributes, "src"), url);
  const alt = value(attributes, "alt");
  return src ? `<a href="${src}">${alt || escapeHtml(src)}</a>` : (alt ?? "");
}

const value = (attributes: string, name: string): string | null =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? null;

/** Null for what leads nowhere from inside a mail. The value is HTML already. */
function absolute(href: string | null, url: string): string | null {
  if (href === null || href.startsWith("#")) return null;
  return href.startsWith("/") ? url.replace(/\/$/, "") + href : href;
}
