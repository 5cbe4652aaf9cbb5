import type { Link, Parents, PhrasingContent, Root, Text } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { cutAtMentions } from "../mentions";

/** Makes `@short-name` a link to that person's page, where the file knows the name; in code and in links it is just text. */
export function mentions() {
  return (tree: Root, file: VFile) => {
    const handles = new Set((file.data.handles as string[] | undefined) ?? []);
    if (handles.size === 0) return;
    const called = new Set<string>();
    visit(tree, (node, index, parent) => {
      if (node.type === "link" || node.type === "linkReference") return SKIP;
      if (node.type !== "text" || !parent || index === undefined) return;
      const parts = cutAtMentions((node as Text).value, handles, called).map(
        ({ text, handle }): PhrasingContent =>
          handle === null ? { type: "text", value: text } : mention(text, handle),
      );
      (parent as Parents).children.splice(index, 1, ...(parts as never[]));
      return [SKIP, index + parts.length];
    });
  };
}

const mention = (text: string, handle: string): Link => ({
  type: "link",
  url: `/people/${handle}`,
  children: [{ type: "text", value: text }],
});
