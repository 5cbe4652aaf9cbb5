import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { Command } from "commander";
import type { Mode } from "@/lib/search/engine";
import { SegmentBuilder } from "@/lib/search/inverted/builder";
import { LiveIndex } from "@/lib/search/inverted/live";
import { searchIndex } from "@/lib/search/inverted/rank";
import type { Segment } from "@/lib/search/inverted/segment";
import { loadSnapshot, saveSnapshot } from "@/lib/search/inverted/snapshot";
import { prose } from "./bench/texts";
import { measureSite } from "./search-speed/site";

const program = new Command("npm run search:speed --")
  .description(
    "What the index alone costs: invented questions with three answers each, changes and a merge going on.",
  )
  .argument("[questions...]", "how many questions, one size after the other", ["10000", "100000"])
  .option("--site", "a whole site in a database of its own: with what searches read, starts, and two nodes")
  .parse();
const { site: isSite } = program.opts<{ site?: boolean }>();

const articles = 300;
const changesASecond = 5;
const text = prose(7);
const body = (paragraphs: number) => text.paragraphs(paragraphs).join("\n");

function document(id: number) {
  const isSolved = text.next() < 0.5;
  return {
    kind: "question" as const,
    id,
    language: "en",
    topics: [1 + (id % 20)],
    solved: isSolved,
    answered: true,
    createdAt: new Date("2026-01-01T00:00:00Z"),
    title: text.title(),
    body: body(2),
    answers: body(5),
    solvedBy: isSolved ? [`article:${text.between(1, articles)}`] : [],
  };
}

const queries: Record<string, { mode: Mode; limit: number; make: () => { q: string; details?: string } }> = {
  "as you type": {
    mode: "type",
    limit: 5,
    make: () => ({ q: text.words(3).join(" ").slice(0, text.between(3, 14)) }),
  },
  "three words": { mode: "submit", limit: 10, make: () => ({ q: text.words(3).join(" ") }) },
  "100 words": {
    mode: "ask",
    limit: 5,
    make: () => ({ q: text.title(), details: text.words(92).join(" ") }),
  },
};

for (const size of program.processedArgs[0].map(Number)) await (isSite ? measureSite(size) : measure(size));
process.exit();

async function measure(size: number): Promise<void> {
  const began = performance.now();
  const stored = await stores(segmentOf(size));
  const seconds = (performance.now() - began) / 1_000;
  const { index, secondsToLoad } = await loads(stored);
  globalThis.gc?.();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  const megabytes = ((arrayBuffers + heapUsed) / 1e6).toFixed(0);
  console.log(
    `${size} questions: built in ${seconds.toFixed(1)} s, loaded from a snapshot in ${secondsToLoad.toFixed(2)} s, ${megabytes} MB with everything of this process`,
  );
  for (const [name, { mode, limit, make }] of Object.entries(queries)) {
    const times: number[] = [];
    let cpu = 0;
    let changedAt = performance.now();
    for (let i = 0; i < 350; i++) {
      if (performance.now() - changedAt > 1_000 / changesASecond) {
        changedAt = performance.now();
        index.apply({ documents: [document(text.between(1, size))], gone: [] });
      }
      index.tidy(3);
      const request = { ...make(), mode, limit, language: "en" };
      const before = process.cpuUsage();
      const asked = performance.now();
      searchIndex(index, request);
      // The first fifty pay for the compiler.
      if (i < 50) continue;
      times.push(performance.now() - asked);
      const { user, system } = process.cpuUsage(before);
      cpu += (user + system) / 1_000;
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(1);
    console.log(
      `  ${name.padEnd(12)} p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, CPU ${(cpu / times.length).toFixed(2)} ms`,
    );
  }
}

function segmentOf(size: number): Segment {
  const builder = new SegmentBuilder();
  for (let id = 1; id <= size; id++) builder.add(document(id));
  for (let id = 1; id <= articles; id++)
    builder.add({ ...document(id), kind: "article", solved: false, solvedBy: [] });
  return builder.finish();
}

async function stores(segment: Segment): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "search-speed-")), "index");
  await saveSnapshot(file, segment, { database: "speed", floor: "0", savedAt: new Date().toISOString() });
  return file;
}

/** The index as a node has it after a restart; what it was built from is gone. */
async function loads(file: string): Promise<{ index: LiveIndex; secondsToLoad: number }> {
  const began = performance.now();
  const stored = await loadSnapshot(file);
  const index = LiveIndex.of(stored!.segment);
  const secondsToLoad = (performance.now() - began) / 1_000;
  await rm(dirname(file), { recursive: true });
  return { index, secondsToLoad };
}
