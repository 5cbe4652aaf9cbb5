import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { PageCache } from "./page-cache";
import { readingMode } from "./reading-mode";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const kilobyte = 1_024;
const pages = 200;
const each = 200 * kilobyte;

function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

it("a page that is kept takes its compressed body of memory, and not the HTML that it was cut from", async () => {
  const cache = new PageCache<never>(1_000 * kilobyte, () => true);
  const noScripts = { head: "", more: "" };
  const before = heap();
  for (let i = 0; i < pages; i++) {
    const tags = `topic:${100_000_000 + i} question:${100_000_000 + i}`;
    const page = `<head><meta name="firsthand-tags" content="${tags}"></head>${"words ".repeat(each / 6)}`;
    await cache.read(`/questions/${i}`, async () => {
      const reading = readingMode(page, noScripts);
      return { page: { ...reading, tags: reading.tags! } };
    });
  }
  expect(cache.size.pages).toBe(pages);
  expect(heap() - before).toBeLessThan((pages * each) / 4);
});
