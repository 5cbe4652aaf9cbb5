import type { Nodes, Parents } from "mdast";
import { visit } from "unist-util-visit";
import { mediaAt } from "../media";
import { articleTree } from "../parse";
import { callOutOf } from "../syntax/call-outs";
import { definitions } from "./definitions";

export type Untold = { src: string; title: string; line: number };

/** The films and sounds of an article that no `[!TRANSCRIPT]` follows directly. */
export function mediaWithoutTranscript(markdown: string): Untold[] {
  const tree = articleTree(markdown);
  const named = definitions(tree);
  const found: Untold[] = [];
  visit(tree, "paragraph", (paragraph, index, parent: Parents | undefined) => {
    const media = paragraph.children.flatMap((node): Untold[] => {
      const picture = node.type === "link" ? node.children[0] : node;
      if (picture?.type !== "image" && picture?.type !== "imageReference") return [];
      const src = picture.type === "image" ? picture.url : (named.get(picture.identifier) ?? "");
      if (!mediaAt(src)) return [];
      return [{ src, title: picture.alt ?? "", line: picture.position?.start.line ?? 1 }];
    });
    if (media.length === 0) return;
    const next: Nodes | undefined = parent?.children[(index ?? 0) + 1];
    const told = next?.type === "blockquote" && callOutOf(next)?.kind === "transcript";
    // One transcript tells one film: of two in a row the first has none.
    found.push(...(told ? media.slice(0, -1) : media));
  });
  return found;
}
