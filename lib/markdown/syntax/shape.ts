import { createHash } from "node:crypto";
import type { Element, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import type { Label } from "../labels";
import { destination } from "../links";
import { attachment } from "./attachment";
import { element, label, textOf } from "./element";
import type { Kind } from "./kind";
import { picture, withinLink } from "./picture";
import { fold, tabs } from "./tabs";

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const BLOCKS = new Set(["p", "h2", "h3", "h4", "h5", "h6", "td", "th"]);
/** What holds other blocks has marks of its own, such as numbers and lines, which stand where its text begins. */
const HOLDERS = new Set(["ol", "ul", "blockquote", "table", "aside"]);
/** About as many characters of code as fit on a telephone; longer lines scroll and must be reachable by key. */
const NARROW = 36;

/** Gives the tree Firsthand's own form: links and pictures judged, headings in order, tables that scroll inside. */
export function shape(kind: Kind) {
  return (tree: Root, file: VFile) => {
    const post = createHash("sha256").update(String(file)).digest("hex").slice(0, 8);
    if (kind === "article") foldBlocks(tree, post);
    nestHeadings(tree, kind === "article" ? 2 : 3);
    visit(tree, "element", (node, index, parent) => {
      if (node.tagName === "img" && parent && index !== undefined)
        parent.children[index] = picture(node, kind);
      else if (node.tagName === "a") link(node);
      else if (node.tagName === "pre") code(node);
      else if (node.tagName === "li") task(node);
      else if (node.tagName === "aside") callOut(node);
      else if (node.tagName === "section") footnotes(node, tree, post);
    });
    visit(tree, "element", (node, index, parent) => {
      if (node.tagName !== "table" || !parent || index === undefined) return;
      parent.children[index] = element("div", { className: ["md-table"], tabIndex: 0 }, [node]);
      return SKIP;
    });
    if (RIGHT_TO_LEFT.test(textOf(tree))) {
      visit(tree, "element", (node) => {
        if (BLOCKS.has(node.tagName)) node.properties.dir = "auto";
        if (HOLDERS.has(node.tagName) && RIGHT_TO_LEFT.test(/\p{L}/u.exec(textOf(node))?.[0] ?? ""))
          node.properties.dir = "rtl";
      });
    }
  };
}

/** Before headings are put in order: the titles of tabs are none. */
function foldBlocks(tree: Root, post: string): void {
  let sets = 0;
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName !== "aside" || !parent || index === undefined) return;
    const kind = node.properties.dataCallOut;
    if (kind === "transcript") parent.children[index] = fold(node);
    if (kind === "tabs") parent.children[index] = tabs(node, `md-tabs-${post}-${++sets}`);
    // What came in its place is gone through as well: a tab may hold a call-out.
    if (parent.children[index] !== node) return index;
  });
}

/** Levels follow each other without a gap, below the page's own headings. */
function nestHeadings(tree: Root, top: number): void {
  const open: number[] = [];
  visit(tree, "element", (node) => {
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (!level) return;
    while (open.length > 0 && open.at(-1)! >= Number(level)) open.pop();
    open.push(Number(level));
    node.tagName = `h${Math.min(6, top + open.length - 1)}`;
  });
}

function link(node: Element): void {
  if (node.properties.dataFootnoteRef !== undefined || node.properties.dataFootnoteBackref !== undefined) {
    const isBack = node.properties.dataFootnoteBackref !== undefined;
    const { href, id } = node.properties;
    node.properties = { href, ...(id ? { id } : {}), className: [isBack ? "md-back" : "md-note"] };
    if (isBack) node.children = [{ type: "text", value: "↩ " }, label("back")];
    return;
  }
  withinLink(node);
  const typed = String(node.properties.href ?? "");
  const title = node.properties.title;
  const to = destination(typed);
  node.properties = title ? { title } : {};
  // Nobody can be sent there, but what was typed is not lost: it says itself where the pointer rests.
  if (to.kind === "none" && typed.trim() !== "")
    node.properties.title = title ? `${title} (${readable(typed)})` : readable(typed);
  if (to.kind === "removed") node.children.push({ type: "text", value: " " }, label("link-removed"));
  else if (to.kind !== "none") {
    node.properties.href = to.href;
    if (to.kind === "external") node.properties.rel = ["nofollow", "ugc", "noopener"];
    if (to.kind === "own") attachment(node, to.href);
  }
  if (textOf(node).trim() === "" && !node.children.some((child) => child.type === "element")) {
    node.children.push({ type: "text", value: typed });
  }
}

/** A destination with its letters again, which the parser has written as percent signs and digits. */
function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function code(node: Element): void {
  node.properties.dir = "ltr";
  if (
    textOf(node)
      .split("\n")
      .some((line) => line.length > NARROW)
  )
    node.properties.tabIndex = 0;
}

function task(node: Element): void {
  delete node.properties.className;
  visit(node, "element", (inner, index, parent) => {
    if (inner.tagName === "li" && inner !== node) return SKIP;
    if (inner.tagName !== "input" || !parent || index === undefined) return;
    const done = Boolean(inner.properties.checked);
    node.properties.className = ["md-task-item"];
    parent.children[index] = element("span", { className: ["md-task"] }, [
      { type: "text", value: done ? "☑ " : "☐ " },
      label(done ? "done" : "open"),
    ]);
    return [SKIP, index + 1];
  });
}

function callOut(node: Element): void {
  const kind = String(node.properties.dataCallOut ?? "note") as Label;
  node.properties = { className: ["md-call-out", `md-call-out-${kind}`] };
  node.children.unshift(element("p", { className: ["md-call-out-title"] }, [label(kind)]));
}

function footnotes(node: Element, tree: Root, post: string): void {
  node.properties = { className: ["md-footnotes"] };
  const title = node.children.findIndex((child) => child.type === "element" && child.tagName !== "ol");
  if (title >= 0)
    node.children[title] = element("p", { className: ["md-footnotes-title"] }, [label("footnotes")]);
  // Two posts on one page may both have a first footnote.
  visit(tree, "element", ({ properties }) => {
    if (/^fn(?:ref)?-/.test(String(properties.id))) properties.id = `${post}-${properties.id}`;
    if (/^#fn(?:ref)?-/.test(String(properties.href)))
      properties.href = `#${post}-${String(properties.href).slice(1)}`;
  });
}
