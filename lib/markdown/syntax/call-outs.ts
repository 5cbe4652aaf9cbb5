import type { Blockquote, Root } from "mdast";
import { visit } from "unist-util-visit";

export const callOuts = ["note", "tip", "important", "warning", "caution"] as const;
const MARK = new RegExp(`^\\[!(${callOuts.join("|")})\\][ \\t]*(?:\\n|$)`, "i");

/** In articles, a quotation that begins with `[!NOTE]` on a line of its own is a call-out. */
export function markCallOuts() {
  return (tree: Root) =>
    visit(tree, "blockquote", (node: Blockquote) => {
      const first = node.children[0];
      const text = first?.type === "paragraph" ? first.children[0] : undefined;
      if (first?.type !== "paragraph" || text?.type !== "text") return;
      const mark = MARK.exec(text.value);
      if (!mark) return;
      text.value = text.value.slice(mark[0].length);
      if (text.value === "") first.children.shift();
      if (first.children[0]?.type === "break") first.children.shift();
      if (first.children.length === 0) node.children.shift();
      node.data = { hName: "aside", hProperties: { dataCallOut: mark[1]!.toLowerCase() } };
    });
}
