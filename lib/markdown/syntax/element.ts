import type { Element, ElementContent, Properties, Root, RootContent } from "hast";
import { type Label, labels } from "../labels";

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

/** Something that the pipeline adds and that reads alike in every language. Like a label it is no word of the writer's. */
export const fact = (value: string): Element =>
  element("span", { className: ["md-label"], dataLabel: "fact" }, [{ type: "text", value }]);
