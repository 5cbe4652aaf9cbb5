import { createHash } from "node:crypto";
import type { Element, ElementContent, Properties, Root, RootContent } from "hast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { type Label, labels } from "../labels";
import { destination, ownFile } from "../links";
import { pictureSize } from "./picture-size";

export type Kind = "user" | "article";

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const BLOCKS = new Set(["p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "th"]);
/** About as many characters of code as fit on a telephone; longer lines scroll and must be reachable by key. */
const NARROW = 36;

/** Gives the tree Firsthand's own form: links and pictures judged, headings in order, tables that scroll inside. */
export function shape(kind: Kind) {
  return (tree: Root, file: VFile) => {
    nestHeadings(tree, kind === "article" ? 2 : 3);
    visit(tree, "element", (node, index, parent) => {
      if (node.tagName === "img" && parent && index !== undefined)
        parent.children[index] = picture(node, kind);
      else if (node.tagName === "a") link(node);
      else if (node.tagName === "pre") code(node);
      else if (node.tagName === "li") task(node);
      else if (node.tagName === "aside") callOut(node);
      else if (node.tagName === "section") footnotes(node, tree, file);
    });
    visit(tree, "element", (node, index, parent) => {
      if (node.tagName !== "table" || !parent || index === undefined) return;
      parent.children[index] = element("div", { className: ["md-table"], tabIndex: 0 }, [node]);
      return SKIP;
    });
    if (RIGHT_TO_LEFT.test(textOf(tree))) {
      visit(tree, "element", (node) => {
        if (BLOCKS.has(node.tagName)) node.properties.dir = "auto";
      });
    }
  };
}

export const element = (
  tagName: string,
  properties: Properties,
  children: ElementContent[] = [],
): Element => ({
  type: "element",
  tagName,
  properties,
  children,
});

export const label = (name: Label): Element =>
  element("span", { className: ["md-label"], dataLabel: name }, [{ type: "text", value: labels[name] }]);

export function textOf(node: Root | RootContent): string {
  if (node.type === "text") return node.value;
  if (!("children" in node)) return "";
  if (node.type === "element" && node.properties.dataLabel) return "";
  return node.children.map((child) => textOf(child)).join("");
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
  unnest(node);
  const typed = String(node.properties.href ?? "");
  const title = node.properties.title;
  const to = destination(typed);
  node.properties = title ? { title } : {};
  if (to.kind === "removed") node.children.push({ type: "text", value: " " }, label("link-removed"));
  else if (to.kind !== "none") {
    node.properties.href = to.href;
    if (to.kind === "external") node.properties.rel = ["nofollow", "ugc", "noopener"];
  }
  if (textOf(node).trim() === "" && !node.children.some((child) => child.type === "element")) {
    node.children.push({ type: "text", value: typed });
  }
}

/** A picture inside a link must not become a link inside a link. */
function unnest(node: Element): void {
  visit(node, "element", (inner, index, parent) => {
    if (inner.tagName !== "img" || index === undefined || !parent) return;
    if (ownFile(String(inner.properties.src ?? ""))) return;
    parent.children[index] = {
      type: "text",
      value: String(inner.properties.alt || inner.properties.src || ""),
    };
  });
}

function picture(node: Element, kind: Kind): Element {
  const src = String(node.properties.src ?? "");
  const alt = String(node.properties.alt ?? "");
  const title = node.properties.title ? { title: String(node.properties.title) } : {};
  const file = ownFile(src);
  if (file) {
    const isSound = /\.(?:mp3|ogg|oga|m4a|wav|flac)$/i.test(file);
    const isFilm = /\.(?:mp4|webm|ogv)$/i.test(file);
    if (kind === "article" && (isSound || isFilm)) {
      const properties = { src: file, controls: true, preload: "none", ...title };
      return element(isFilm ? "video" : "audio", properties, [
        element("a", { href: file }, [{ type: "text", value: alt || file }]),
      ]);
    }
    if (!isSound && !isFilm) {
      const size = pictureSize(file) ?? {};
      return element("img", { src: file, alt, ...title, ...size, loading: "lazy", decoding: "async" });
    }
    return element("a", { href: file, ...title }, [{ type: "text", value: alt || file }]);
  }
  const to = destination(src);
  const words: ElementContent = { type: "text", value: alt || (to.kind === "removed" ? "" : src) };
  // The reader's browser asks nothing of another host until the reader does.
  if (to.kind === "external" || to.kind === "own") {
    const rel = to.kind === "external" ? { rel: ["nofollow", "ugc", "noopener"] } : {};
    return element("a", { href: to.href, ...rel, className: ["md-outside-picture"], ...title }, [words]);
  }
  if (to.kind !== "removed") return element("span", {}, [words]);
  return element("span", {}, [words, { type: "text", value: alt ? " " : "" }, label("picture-removed")]);
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

function footnotes(node: Element, tree: Root, file: VFile): void {
  node.properties = { className: ["md-footnotes"] };
  const title = node.children.findIndex((child) => child.type === "element" && child.tagName !== "ol");
  if (title >= 0)
    node.children[title] = element("p", { className: ["md-footnotes-title"] }, [label("footnotes")]);
  // Two posts on one page may both have a first footnote.
  const post = createHash("sha256").update(String(file)).digest("hex").slice(0, 8);
  visit(tree, "element", ({ properties }) => {
    if (/^fn(?:ref)?-/.test(String(properties.id))) properties.id = `${post}-${properties.id}`;
    if (/^#fn(?:ref)?-/.test(String(properties.href)))
      properties.href = `#${post}-${String(properties.href).slice(1)}`;
  });
}
