import type { Element, ElementContent } from "hast";
import { element, label } from "./element";

/**
 * Each heading of the highest level begins a tab. Tabs are `details` of one name, of which browsers keep one open:
 * no script is needed, the keyboard works, and finding in the page opens the right one.
 */
export function tabs(node: Element, name: string): Element {
  const top = Math.min(...node.children.map(levelOf));
  const before: ElementContent[] = [];
  const made: Element[] = [];
  for (const child of node.children) {
    if (levelOf(child) === top && child.type === "element") {
      const properties = { className: ["md-tab"], name, ...(made.length === 0 && { open: true }) };
      made.push(element("details", properties, [element("summary", {}, child.children)]));
    } else (made.at(-1)?.children ?? before).push(child);
  }
  return element("div", { className: ["md-tabs"] }, [...before, ...made]);
}

const levelOf = (node: ElementContent): number =>
  node.type === "element" ? Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 7) : 7;

/** What was said in a film, folded below it. */
export const fold = (node: Element): Element =>
  element("details", { className: ["md-transcript"] }, [
    element("summary", {}, [label("transcript")]),
    ...node.children,
  ]);
