import type { Parents, PhrasingContent, Root, Text } from "mdast";
import { SKIP, visit } from "unist-util-visit";

/** In a post a new line is a new line: most people who write one have never heard of Markdown. */
export function softBreaks() {
  return (tree: Root) =>
    visit(tree, "text", (node: Text, index, parent: Parents | undefined) => {
      if (!parent || index === undefined || !node.value.includes("\n")) return;
      const parts = node.value
        .split(/[ \t]*\n[ \t]*/)
        .flatMap((value, at): PhrasingContent[] =>
          at === 0 ? [{ type: "text", value }] : [{ type: "break" }, { type: "text", value }],
        );
      parent.children.splice(index, 1, ...(parts as never[]));
      return [SKIP, index + parts.length];
    });
}
