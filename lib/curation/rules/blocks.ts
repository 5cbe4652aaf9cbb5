export type Block = { kind: "text" | "list" | "quote" | "code"; markdown: string };

/**
 * What an answer consists of, piece by piece, each of which stands for itself wherever it is put: code is closed,
 * headings are small, links carry their own address, and typed HTML, footnotes and snippets' places are only characters.
 */
export function blocksOf(markdown: string): Block[] {
  const typed = markdown.replace(/\r\n?/g, "\n").replace(SNIPPET, "{{  snippet:");
  const { body, addresses } = withoutDefinitions(typed);
  const blocks: Block[] = [];
  const lines = body.split("\n");
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    const fence = FENCE.exec(line);
    if (line.trim() === "" || RULE.test(line)) at++;
    else if (fence) at = code(lines, at, fence, blocks);
    else if (INDENTED.test(line)) at = indentedCode(lines, at, blocks);
    else at = prose(lines, at, addresses, blocks);
  }
  return blocks;
}

/** With two spaces it is the place of no snippet any more. */
const SNIPPET = /\{\{ ?snippet:/g;
const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*([\w+#-]{0,20})/;
const INDENTED = /^(?: {4}|\t)/;
const ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;
const QUOTE = /^ {0,3}>/;
/** A line across the page, or the underline of a heading. */
const RULE = /^ {0,3}(?:=+|(?:-[ \t]*)+|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]+|$)/;

function code(lines: string[], from: number, fence: RegExpExecArray, blocks: Block[]): number {
  const close = new RegExp(`^ {0,3}${fence[1]![0]}{${fence[1]!.length},}[ \\t]*$`);
  let end = from + 1;
  while (end < lines.length && !close.test(lines[end]!)) end++;
  pushCode(lines.slice(from + 1, end), fence[2]!, blocks);
  return end + 1;
}

function indentedCode(lines: string[], from: number, blocks: Block[]): number {
  let end = from;
  while (end < lines.length && INDENTED.test(lines[end]!)) end++;
  pushCode(
    lines.slice(from, end).map((line) => line.replace(INDENTED, "")),
    "",
    blocks,
  );
  return end;
}

function pushCode(lines: string[], language: string, blocks: Block[]): void {
  if (lines.join("").trim() === "") return;
  const longest = Math.max(2, ...[...lines.join("\n").matchAll(/`+/g)].map((run) => run[0].length));
  const mark = "`".repeat(longest + 1);
  blocks.push({ kind: "code", markdown: [mark + language, ...lines, mark].join("\n") });
}

/** A paragraph, a list with all that belongs to its items, or a quotation. */
function prose(lines: string[], from: number, addresses: Map<string, string>, blocks: Block[]): number {
  const kind = ITEM.test(lines[from]!) ? "list" : QUOTE.test(lines[from]!) ? "quote" : "text";
  const heading = HEADING.test(lines[from]!);
  let end = from + 1;
  while (!heading && end < lines.length && goesOn(lines, end, kind)) end++;
  const taken = lines.slice(from, end).filter((line) => kind === "list" || !RULE.test(line));
  const text = plainWords(taken.join("\n").trimEnd(), addresses);
  const markdown = heading ? text.replace(HEADING, "### ").replace(/[ \t]#+$/, "") : text;
  if (/[\p{L}\p{N}]/u.test(markdown)) blocks.push({ kind, markdown: closed(markdown) });
  return end;
}

/** Code that begins within an item or a quotation ends with it. */
function closed(markdown: string): string {
  let open: { before: string; mark: string } | null = null;
  for (const line of markdown.split("\n")) {
    const [, before, mark] = /^([ \t>]*)(`{3,}|~{3,})/.exec(line) ?? [];
    if (mark === undefined) continue;
    if (!open) open = { before: before!, mark };
    else if (mark.startsWith(open.mark)) open = null;
  }
  return open ? `${markdown}\n${open.before}${open.mark}` : markdown;
}

function goesOn(lines: string[], at: number, kind: Block["kind"]): boolean {
  const line = lines[at]!;
  if (kind === "list") {
    if (line.trim() === "")
      return at + 1 < lines.length && /^(?:[ \t]+\S| {0,3}(?:[-*+]|\d{1,9}[.)])[ \t])/.test(lines[at + 1]!);
    return ITEM.test(line) || /^[ \t]/.test(line) || !startsAnew(line);
  }
  return line.trim() !== "" && !startsAnew(line, kind);
}

const startsAnew = (line: string, kind?: Block["kind"]): boolean =>
  FENCE.test(line) ||
  HEADING.test(line) ||
  ITEM.test(line) ||
  (QUOTE.test(line) ? kind !== "quote" : kind === "quote");

/** Typed HTML and places of snippets as the characters they are; a link by reference gets its address. */
function plainWords(text: string, addresses: Map<string, string>): string {
  return outsideCode(text, (part) =>
    part
      .replace(/\[\^[^\]\s]{1,99}\]/g, "")
      .replace(/(!?)\[([^\]\n]{1,300})\]\[([^\]\n]{0,200})\]/g, (all, picture, words, name) => {
        const address = addresses.get(keyOf(name || words));
        return address ? `${picture}[${words}](${address})` : all;
      })
      .replace(/<(https?:\/\/[^\s<>]+)>/gi, "$1")
      .replace(/(?<!\\)<(?=[a-z/!?])/gi, "\\<"),
  );
}

const outsideCode = (text: string, change: (part: string) => string): string =>
  text
    .split(/(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/)
    .map((part, at) =>
      at % 3 === 0
        ? change(part)
        : at % 3 === 1
          ? ""
          : `${"`".repeat(ticksFor(part))}${part}${"`".repeat(ticksFor(part))}`,
    )
    .join("");

const ticksFor = (inner: string): number => {
  const runs = [...inner.matchAll(/`+/g)].map((run) => run[0].length);
  let ticks = 1;
  while (runs.includes(ticks)) ticks++;
  return ticks;
};

/** Addresses that the text gives apart from the words they belong to; in another text they would take other words over. */
function withoutDefinitions(markdown: string): { body: string; addresses: Map<string, string> } {
  const addresses = new Map<string, string>();
  let fence: string | null = null;
  const kept = markdown.split("\n").filter((line) => {
    const mark = FENCE.exec(line)?.[1];
    if (fence) {
      if (mark?.startsWith(fence)) fence = null;
      return true;
    }
    if (mark) fence = mark;
    if (mark || /^ {0,3}\[\^[^\]\s]{1,99}\]:/.test(line)) return Boolean(mark);
    const definition = /^ {0,3}\[((?:[^\]\\]|\\.){1,200})\]:[ \t]*<?([^\s<>()]*)/.exec(line);
    if (definition?.[2]) addresses.set(keyOf(definition[1]!), definition[2]);
    return !definition;
  });
  return { body: kept.join("\n"), addresses };
}

const keyOf = (label: string): string => label.replace(/\s+/g, " ").trim().toLowerCase();
