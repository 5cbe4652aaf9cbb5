import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { linesOf } from "./lines";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lines-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function lines(text: string, longest?: number) {
  const file = join(folder, "file");
  await writeFile(file, text);
  const all = [];
  for await (const line of linesOf(file, longest)) all.push(line);
  return all;
}

it("numbers lines as an editor does and leaves out empty ones", async () => {
  expect(await lines("\ufeffa\n\n b \r\nlast")).toEqual([
    { number: 1, text: "a" },
    { number: 3, text: " b \r" },
    { number: 4, text: "last" },
  ]);
  expect(await lines("")).toEqual([]);
});

it("puts together what the disk gave in pieces", async () => {
  const long = "ä".repeat(400_000);
  expect(await lines(`${long}\n${long}`)).toEqual([
    { number: 1, text: long },
    { number: 2, text: long },
  ]);
});

it("skips a line that is too long without holding it", async () => {
  expect(await lines(`a\n${"b".repeat(50)}\nc\n`, 20)).toEqual([
    { number: 1, text: "a" },
    { number: 2, tooLong: true },
    { number: 3, text: "c" },
  ]);
});
