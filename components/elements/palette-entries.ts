import { marked } from "./page";

/** One line of the palette: a place (`href`), or something to do here. */
export type Entry = {
  group: string;
  kind: string;
  title: string;
  /** Other words by which it is found. */
  words?: string;
  snippet?: string;
  href?: string;
  subject?: string;
  post?: string;
  theme?: string;
  popover?: string;
};

export type Palette = { entries: Entry[]; texts: Record<string, string> };

/** Whether every word that was typed stands somewhere in what the entry says of itself. */
export function fits({ title, words = "" }: Entry, typed: string): boolean {
  const text = ` ${title} ${words}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** An entry as a line of the list; what it belongs to is said behind it. */
export function option(entry: Entry, id: string, texts: Record<string, string>): HTMLElement {
  const { group, kind, title, snippet, words: _, ...rest } = entry;
  const line = document.createElement("li");
  line.id = id;
  line.role = "option";
  line.dataset.kind = kind;
  for (const [name, value] of Object.entries(rest)) if (typeof value === "string") line.dataset[name] = value;
  for (const text of [title, snippet, texts[kind] ?? texts[group]]) {
    if (!text) continue;
    const span = document.createElement("span");
    span.dir = "auto";
    span.append(marked(text));
    line.append(span);
  }
  return line;
}
