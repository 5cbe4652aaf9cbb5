import { FOOTNOTES, NESTING, SOURCE_LIMIT, TABLE_CELLS, TABLE_COLUMNS, TABLE_ROWS } from "./limits";

export type TooMuch = "too_long" | "too_complex" | "too_deeply_nested";

const MARKERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/;
const MARKER = />|[-*+]|\d{1,9}[.)]/g;
const LIST_LINE = /^([ \t]*)([-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const RULE = /^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+|(?:_[ \t]*)+)$/;
/** Tested before the exact form of a table's second row, so that a hostile line cannot make the latter slow. */
const DELIMITERS = /^[-:| \t>]+$/;
const DELIMITER_ROW = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$/;
const WIDEST_DELIMITERS = 1_000;
const FENCE = /^[ \t>]*(```+|~~~+)/;

/**
 * Says in one pass over the lines, before anything is parsed, whether a text would cost out of proportion to
 * its size. Errs on the side of yes: such a text is shown as typed.
 */
export function tooMuch(source: string): TooMuch | null {
  if (source.length > SOURCE_LIMIT) return "too_long";
  const lines = source.split("\n");
  let fence: string | null = null;
  let cells = 0;
  let footnotes = 0;
  const indents: number[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const opened = FENCE.exec(line)?.[1];
    if (fence) {
      if (opened?.startsWith(fence)) fence = null;
      continue;
    }
    if (opened) fence = opened;
    if (!RULE.test(line) && nesting(line, indents) > NESTING) return "too_deeply_nested";
    if (/\[\^[^\]\s]{1,99}\]:/.test(line) && ++footnotes > FOOTNOTES) return "too_complex";
    if (at > 0 && line.includes("|") && DELIMITERS.test(line) && lines[at - 1]!.trim() !== "") {
      if (line.length > WIDEST_DELIMITERS) return "too_complex";
      const columns = columnCount(line);
      if (!DELIMITER_ROW.test(line) || columns !== columnCount(lines[at - 1]!)) continue;
      const rows = rowsBelow(lines, at);
      cells += columns * (rows + 1);
      if (columns > TABLE_COLUMNS || rows > TABLE_ROWS || cells > TABLE_CELLS) return "too_complex";
    }
  }
  return null;
}

/** How deep this line's content lies: the markers on the line itself and the list items it is indented under. */
function nesting(line: string, indents: number[]): number {
  const markers = MARKERS.exec(line)?.[0].match(MARKER)?.length ?? 0;
  const item = LIST_LINE.exec(line);
  if (!item) return markers;
  const column = item[1]!.replaceAll("\t", "    ").length;
  while (indents.length > 0 && column < indents.at(-1)!) indents.pop();
  const depth = indents.length + markers;
  indents.push(column + item[2]!.length + 1);
  return depth;
}

function columnCount(row: string): number {
  const inner = row.replace(/^[ \t>]*\|?/, "").trimEnd();
  return inner.replace(/\|$/, "").split(/(?<!\\)\|/).length;
}

function rowsBelow(lines: string[], delimiter: number): number {
  let end = delimiter + 1;
  while (end < lines.length && lines[end]!.trim() !== "") end++;
  return end - delimiter - 1;
}
