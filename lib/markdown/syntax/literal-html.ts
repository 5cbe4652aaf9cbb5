import type { Code, Html, Paragraph, Parents, PhrasingContent, Root, Text } from "mdast";
import { SKIP, visit } from "unist-util-visit";

const FLOW = new Set(["root", "blockquote", "listItem", "footnoteDefinition"]);

/**
 * Shows what looks like HTML as the characters that were typed. Without this the renderer drops `<your-key>`,
 * the argument of `List<String>` and whole `<config>` blocks, silently.
 */
export function literalHtml() {
  return (tree: Root) =>
    visit(tree, "html", (node: Html, index, parent: Parents | undefined) => {
      if (!parent || index === undefined) return;
      const shown = FLOW.has(parent.type) ? block(node.value) : ({ type: "text", value: node.value } as Text);
      parent.children.splice(index, 1, shown as never);
      return [SKIP, index + 1];
    });
}

/** Markup keeps its lines and indentation; a sentence that merely begins with a tag stays a sentence. */
function block(value: string): Code | Paragraph {
  const lines = value.split("\n");
  const markup = lines.filter((line) => /^\s*(?:<|$)/.test(line)).length;
  if (lines.length > 1 && markup * 2 >= lines.length) return { type: "code", lang: null, meta: null, value };
  const children: PhrasingContent[] = lines.flatMap((line, at): PhrasingContent[] =>
    at === 0 ? [{ type: "text", value: line }] : [{ type: "break" }, { type: "text", value: line }],
  );
  return { type: "paragraph", children };
}
