import { createReadStream } from "node:fs";

export type Line = { number: number; text: string } | { number: number; tooLong: true };

/** Longer than any honest record; such a line is skipped without being held in memory. */
const LONGEST = 16 * 1024 * 1024;

/** The lines of a UTF-8 file, a few at a time, whatever its size; empty ones are left out. */
export async function* linesOf(file: string, longest = LONGEST): AsyncGenerator<Line> {
  let number = 0;
  let parts: string[] = [];
  let length = 0;
  const take = (): Line | null => {
    number++;
    const text = parts.join("");
    const line = length > longest ? ({ number, tooLong: true } as const) : { number, text };
    parts = [];
    length = 0;
    return text.trim() === "" && !("tooLong" in line) ? null : line;
  };
  for await (const chunk of createReadStream(file, { encoding: "utf8", highWaterMark: 256 * 1024 })) {
    const pieces = (number === 0 && length === 0 ? chunk.replace(/^\ufeff/, "") : chunk).split("\n");
    for (let at = 0; at < pieces.length; at++) {
      length += pieces[at].length;
      if (length > longest) parts = [];
      else parts.push(pieces[at]);
      if (at === pieces.length - 1) continue;
      const line = take();
      if (line) yield line;
    }
  }
  if (length > 0) {
    const line = take();
    if (line) yield line;
  }
}
