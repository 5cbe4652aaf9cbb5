/** What a snippet may be called, in the form in which it is typed: `{{snippet:refund-times}}`. */
export const SNIPPET_NAME = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/;

/** A place for a snippet. What stands between backticks shows how to write one and stays as it is. */
const PLACE =
  /(?<!`)(?<ticks>`{1,3})(?!`)[\s\S]{1,500}?(?<!`)\k<ticks>(?!`)|\{\{ ?snippet:(?<name>[a-z0-9-]{1,60}) ?\}\}/g;
const FENCE = /^[ \t>]*(```+|~~~+)/;

/** The names of the snippets that a text uses, each once, in their order. */
export function snippetsUsed(markdown: string): string[] {
  const names = new Set<string>();
  fillSnippets(markdown, (name) => {
    names.add(name);
    return null;
  });
  return [...names];
}

/** The text with each snippet in its place; where `bodyOf` says null, the place stays as it was typed. */
export function fillSnippets(markdown: string, bodyOf: (name: string) => string | null): string {
  if (!markdown.includes("{{")) return markdown;
  return outsideFences(markdown)
    .map(({ text, isCode }) => (isCode ? text : fill(text, bodyOf)))
    .join("\n");
}

function fill(text: string, bodyOf: (name: string) => string | null): string {
  return text.replace(PLACE, (...match) => {
    const { name } = match.at(-1) as { name?: string };
    const typed = match[0] as string;
    const body = name === undefined ? null : bodyOf(name);
    if (body === null) return typed;
    return behindPrefix(body, text, match.at(-3) as number);
  });
}

/** A snippet of several lines in a list, quotation or call-out belongs there with all of its lines. */
function behindPrefix(body: string, text: string, at: number): string {
  if (!body.includes("\n")) return body;
  const before = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  if (!/^[ \t>]*(?:[-*+]|\d{1,9}[.)])?[ \t>]*$/.test(before)) return body;
  const prefix = before.replace(/[^>\t]/g, " ");
  return body.split("\n").join(`\n${prefix}`);
}

type Part = { text: string; isCode: boolean };

function outsideFences(markdown: string): Part[] {
  const parts: Part[] = [];
  let lines: string[] = [];
  let fence: string | null = null;
  const end = (isCode: boolean) => {
    if (lines.length > 0) parts.push({ text: lines.join("\n"), isCode });
    lines = [];
  };
  for (const line of markdown.split("\n")) {
    const mark = FENCE.exec(line)?.[1];
    if (fence === null && mark) {
      end(false);
      fence = mark;
      lines.push(line);
    } else if (fence !== null && mark?.startsWith(fence) && line.trim().replace(/^[> \t]*/, "") === mark) {
      lines.push(line);
      end(true);
      fence = null;
    } else lines.push(line);
  }
  end(fence !== null);
  return parts;
}

export type SnippetProblem = { kind: "unknown" | "cycle" | "too_long"; name: string };
export type Expanded = {
  markdown: string;
  problems: SnippetProblem[];
  /** All that went into it, at whatever depth. */
  names: string[];
};

/** More than any article may hold; snippets that multiply each other must not fill the memory. */
const LONGEST = 200_000;

/** The text with its snippets and theirs. What cannot be put in stays as it was typed, and is told. */
export function fillAll(markdown: string, bodyOf: (name: string) => string | null): Expanded {
  const problems: SnippetProblem[] = [];
  const names = new Set<string>();
  const done = new Map<string, string | null>();
  let length = 0;

  const expand = (text: string, within: readonly string[]): string =>
    fillSnippets(text, (name) => {
      const body = bodyWithin(name, within);
      length += body?.length ?? 0;
      if (length <= LONGEST) return body;
      problems.push({ kind: "too_long", name });
      return null;
    });

  const bodyWithin = (name: string, within: readonly string[]): string | null => {
    if (within.includes(name)) {
      problems.push({ kind: "cycle", name });
      return null;
    }
    if (!done.has(name)) {
      const body = bodyOf(name);
      if (body === null) problems.push({ kind: "unknown", name });
      else names.add(name);
      done.set(name, body === null ? null : expand(body, [...within, name]));
    }
    return done.get(name)!;
  };

  return { markdown: expand(markdown, []), problems, names: [...names] };
}
