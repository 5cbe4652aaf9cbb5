import type { Blockquote, Root } from "mdast";
import { visit } from "unist-util-visit";
import type { Kind } from "./kind";

export const callOuts = ["note", "tip", "important", "warning", "caution"] as const;
/** Blocks that are written like a call-out and only articles have. */
const blocks = ["tabs", "transcript"] as const;
export type BlockKind = (typeof callOuts)[number] | (typeof blocks)[number];

const MARK = new RegExp(`^\\[!(${[...callOuts, ...blocks].join("|")})\\][ \\t]*(?:\\n|$)`, "i");

/** What kind of block a quotation is, by a first line like `[!NOTE]`; null for an ordinary one. */
export function callOutOf(node: Blockquote): { kind: BlockKind; mark: string } | null {
  const first = node.children[0];
  const text = first?.type === "paragraph" ? first.children[0] : undefined;
  if (text?.type !== "text") return null;
  const mark = MARK.exec(text.value);
  if (!mark) return null;
  const kind = mark[1]!.toLowerCase() as BlockKind;
  // Tabs need titles; without any it stays a quotation in which the writer sees what is missing.
  if (kind === "tabs" && !node.children.some((child) => child.type === "heading")) return null;
  return { kind, mark: mark[0] };
}

const isCallOut = (kind: BlockKind): boolean => (callOuts as readonly string[]).includes(kind);

/** A quotation that begins with `[!NOTE]` on a line of its own is a call-out; in articles there are more such blocks. */
export function markCallOuts(kind: Kind) {
  return (tree: Root) =>
    visit(tree, "blockquote", (node) => {
      const found = callOutOf(node);
      const first = node.children[0];
      const text = first?.type === "paragraph" ? first.children[0] : undefined;
      if (!found || first?.type !== "paragraph" || text?.type !== "text") return;
      if (kind === "user" && !isCallOut(found.kind)) return;
      text.value = text.value.slice(found.mark.length);
      if (text.value === "") first.children.shift();
      if (first.children[0]?.type === "break") first.children.shift();
      if (first.children.length === 0) node.children.shift();
      node.data = { hName: "aside", hProperties: { dataCallOut: found.kind } };
    });
}
