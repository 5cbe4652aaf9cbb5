import type { Root } from "mdast";
import { visit } from "unist-util-visit";

/** Where `[words][name]` leads, by name; the first definition of a name counts. */
export function definitions(tree: Root): Map<string, string> {
  const found = new Map<string, string>();
  visit(tree, "definition", ({ identifier, url }) => {
    if (!found.has(identifier)) found.set(identifier, url);
  });
  return found;
}
