import { createReadStream, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

/** Every object of a file with one a line. */
export async function readObjects<T>(file: string): Promise<T[]> {
  const objects: T[] = [];
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  }))
    if (line.trim() !== "") objects.push(JSON.parse(line) as T);
  return objects;
}

/** The cells of a CSV file (RFC 4180), row by row, without the heading. */
export function readCsv(file: string): string[][] {
  const rows: string[][] = [];
  for (const [, quoted, plain, end] of readFileSync(file, "utf8").matchAll(
    /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g,
  )) {
    if (rows.length === 0) rows.push([]);
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.slice(1).filter((row) => row.length > 1);
}

/** Writes objects one a line, below a folder that is made for it. */
export function writeObjects(folder: string, name: string, objects: readonly object[]): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, objects.map((object) => `${JSON.stringify(object)}\n`).join(""));
  console.log(`${String(objects.length).padStart(6)}  ${name}`);
}
