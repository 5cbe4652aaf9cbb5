import type { Code, Definition, FootnoteDefinition, Parents, Root, Table } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { languages } from "./languages";

/**
 * Markdown has four more places where typed words vanish: link and footnote definitions that nothing uses, words
 * after the opening of a code block, and table cells beyond the header's. All of them are shown here.
 */
export function keepWords() {
  return (tree: Root, file: VFile) => {
    const source = String(file.value);
    showUnusedDefinitions(tree, source);
    visit(tree, "code", showInfo);
    visit(tree, "table", widen);
  };
}

function showUnusedDefinitions(tree: Root, source: string): void {
  const links = new Set<string>();
  visit(tree, (node) => {
    if (node.type === "linkReference" || node.type === "imageReference") links.add(node.identifier);
  });
  const notes = notesInUse(tree);
  visit(tree, (node, index, parent: Parents | undefined) => {
    if (node.type !== "definition" && node.type !== "footnoteDefinition") return;
    if (!parent || index === undefined) return;
    // The first definition of a name counts, so a second one is as unused as one that nobody refers to.
    const used = node.type === "definition" ? links : notes;
    if (used.delete(node.identifier)) return;
    parent.children.splice(index, 1, ...(asTyped(node, source) as never[]));
    // What came in its place may hold more of them.
    return index;
  });
}

/** Notes that the text refers to, and those that such notes refer to; one that only refers to itself is not shown. */
function notesInUse(tree: Root): Set<string> {
  const definitions = new Map<string, FootnoteDefinition>();
  const used = new Set<string>();
  visit(tree, "footnoteDefinition", (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  const follow = (from: Root | FootnoteDefinition) =>
    visit(from, (node) => {
      if (node.type === "footnoteDefinition" && node !== from) return SKIP;
      if (node.type !== "footnoteReference" || used.has(node.identifier)) return;
      used.add(node.identifier);
      const definition = definitions.get(node.identifier);
      if (definition) follow(definition);
    });
  follow(tree);
  return used;
}

function asTyped(node: Definition | FootnoteDefinition, source: string) {
  if (node.type === "footnoteDefinition") {
    const name = { type: "text" as const, value: `[^${node.label ?? node.identifier}]: ` };
    const first = node.children[0];
    if (first?.type === "paragraph") first.children.unshift(name);
    else node.children.unshift({ type: "paragraph", children: [name] });
    return node.children;
  }
  const { start, end } = node.position!;
  const value = source.slice(start.offset, end.offset).replace(/\n[ \t>]*/g, " ");
  return [{ type: "paragraph" as const, children: [{ type: "text" as const, value }] }];
}

function showInfo(node: Code): void {
  const lang = node.lang?.toLowerCase() ?? "";
  if (node.lang && (node.meta || !languages.has(lang))) {
    node.value = `${node.lang}${node.meta ? ` ${node.meta}` : ""}\n${node.value}`;
    node.lang = null;
  } else node.lang = lang || null;
  node.meta = null;
}

function widen(table: Table): void {
  const columns = Math.max(...table.children.map((row) => row.children.length));
  table.align ??= [];
  while (table.align.length < columns) table.align.push(null);
}
