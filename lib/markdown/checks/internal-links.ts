import { visit } from "unist-util-visit";
import { destination } from "../links";
import { articleTree } from "../parse";

export type InternalLink = {
  /** A path with its parameters and anchor, or `#anchor` within the text itself. */
  href: string;
  line: number;
};

/** Every link and picture of an article that leads to this site; `origin` says under which address it is known. */
export function internalLinks(markdown: string, origin?: string): InternalLink[] {
  const found: InternalLink[] = [];
  visit(articleTree(markdown), (node) => {
    if (node.type !== "link" && node.type !== "image" && node.type !== "definition") return;
    const href = withinSite(node.url, origin);
    if (href !== null) found.push({ href, line: node.position?.start.line ?? 1 });
  });
  return found;
}

function withinSite(typed: string, origin: string | undefined): string | null {
  const to = destination(typed);
  if (to.kind === "own" || to.kind === "fragment") return to.href;
  if (to.kind !== "external" || origin === undefined) return null;
  const url = new URL(to.href);
  return url.origin === new URL(origin).origin ? url.pathname + url.search + url.hash : null;
}
