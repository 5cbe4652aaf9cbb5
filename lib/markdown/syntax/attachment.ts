import type { Element } from "hast";
import { fileAddress } from "../file-address";
import { fact } from "./element";

/** A link to an uploaded file says what will arrive: of which kind, and how much. */
export function attachment(node: Element, href: string): void {
  const file = fileAddress(href);
  if (!file || file.bytes === null) return;
  node.properties.className = ["md-file"];
  node.children.push({ type: "text", value: " " }, fact(factsOf(file.name, file.bytes)));
}

function factsOf(name: string, bytes: number): string {
  const kind = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase();
  return [kind, amount(bytes)].filter(Boolean).join(", ");
}

function amount(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
