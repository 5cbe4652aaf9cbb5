import type { Root } from "hast";
import { visit } from "unist-util-visit";
import { element } from "./element";

const PREFIX = "user-content-";

/** After sanitising: links within the text follow the ids to their prefixed names. */
export function followIds() {
  return (tree: Root) => {
    const ids = new Set<string>();
    visit(tree, "element", (node) => {
      if (node.properties.id) ids.add(String(node.properties.id));
    });
    if (ids.size === 0) return;
    visit(tree, "element", (node) => {
      const href = node.tagName === "a" ? node.properties.href : undefined;
      if (typeof href !== "string" || !href.startsWith("#")) return;
      const name = [href.slice(1), decoded(href.slice(1))].find((id) => ids.has(PREFIX + id));
      if (name !== undefined) node.properties.href = `#${PREFIX}${name}`;
    });
  };
}

/** In articles each heading carries a link to itself, for people who want to send somebody there. */
export function linkHeadings() {
  return (tree: Root) =>
    visit(tree, "element", (node) => {
      if (!/^h[2-6]$/.test(node.tagName) || !node.properties.id) return;
      const properties = {
        className: ["md-anchor"],
        href: `#${String(node.properties.id)}`,
        ariaHidden: "true",
        tabIndex: -1,
      };
      node.children.push(element("a", properties, [{ type: "text", value: "#" }]));
    });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
