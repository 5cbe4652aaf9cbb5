import { performance } from "node:perf_hooks";
import { Command } from "commander";
import { PlaceIndex } from "@/lib/curation/grouping/place-index";
import { Scales, type Text } from "@/lib/curation/grouping/weigh";
import { Planner } from "@/lib/curation/rebuild/planner";
import { random, zipf } from "./bench/random";
import { prose } from "./bench/texts";

const program = new Command("npm run repeats:speed --")
  .description(
    "What grouping invented questions costs, and placing a new one among them; without the database.",
  )
  .argument("[questions...]", "how many questions, one size after the other, rising", [
    "10000",
    "30000",
    "100000",
  ])
  .option("--meaning", "each has a vector of 512 dimensions, as with the local embedder")
  .parse();
const { meaning: hasMeaning } = program.opts<{ meaning?: boolean }>();

const dimensions = 512;
const askedAtMost = 300;
const text = prose(7);
const next = random(11);

/** A problem that people have, some far more often than others, and how one of them puts it. */
function problems(count: number): () => Text {
  const words = Array.from({ length: count }, () => text.words(8));
  const directions = words.map(() => direction());
  const draw = zipf(count, next);
  return () => {
    const which = draw();
    const own = () => words[which]![Math.floor(next() * 8)]!;
    const title = [own(), own(), own(), own(), ...text.words(3)].join(" ");
    const meaning = hasMeaning ? directions[which]!.map((value) => value + noise() * 1.2) : null;
    return { title, body: `${own()} ${own()} ${text.paragraphs(2).join(" ")}`, language: "en", meaning };
  };
}

const noise = () => next() + next() + next() - 1.5;
const direction = () => (hasMeaning ? Float32Array.from({ length: dimensions }, noise) : new Float32Array(0));
const seconds = (since: number) => ((performance.now() - since) / 1_000).toFixed(1);
const cpuSeconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};
const memoryGb = () => (process.resourceUsage().maxRSS / 1e6).toFixed(2);

const rows = program.processedArgs[0].map((size: string) => measure(Number(size)));
console.log(
  "\n| Questions | Grouped, CPU | For 1,000 | Memory of the process | One new question placed, CPU |",
);
console.log(["|---|---|---|---|---|", ...rows].join("\n"));

/** Tells what it costs, and gives it as a line of the table in docs/repeats.md. */
function measure(size: number): string {
  const ask = problems(Math.ceil(size / 12));
  const planner = new Planner();
  const scales = new Scales();
  const index = new PlaceIndex();
  const asked: { counted: ReturnType<Scales["count"]>; meaning: Text["meaning"] }[] = [];
  const began = performance.now();
  for (let id = 1; id <= size; id++) {
    const one = { ...ask(), id, repeats: null };
    planner.add([one]);
    asked.push({ counted: scales.count(one), meaning: one.meaning });
  }
  const readIn = seconds(began);
  const at = performance.now();
  const cpu = process.cpuUsage();
  const plan = planner.plan({ together: [], apart: [], kept: new Map() });
  const sizes = new Map<number, number>();
  for (const group of plan.groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const grouped = cpuSeconds(cpu);
  const memory = memoryGb();
  const large = [...sizes.values()].filter((count) => count >= 5);
  console.log(
    `${size} questions: read in ${readIn} s, grouped in ${seconds(at)} s (CPU ${grouped.toFixed(1)} s), ` +
      `${large.length} groups of five or more, the largest of ${Math.max(0, ...large)}; ` +
      `at most ${memory} GB`,
  );
  const loading = performance.now();
  asked.forEach(({ counted, meaning }, i) => {
    index.add(i + 1, scales.weighed(counted, { title: "", language: "en", meaning }), plan.groups[i]!);
  });
  const times: number[] = [];
  const loaded = seconds(loading);
  let placed = process.cpuUsage();
  for (let i = 0; i < askedAtMost; i++) {
    if (i === 50) placed = process.cpuUsage();
    const one = ask();
    const from = performance.now();
    index.fits(scales.weigh(one));
    if (i >= 50) times.push(performance.now() - from);
  }
  const each = ((1_000 * cpuSeconds(placed)) / times.length).toFixed(1);
  times.sort((a, b) => a - b);
  const part = (share: number) => times[Math.floor(times.length * share)]!.toFixed(1);
  console.log(
    `  kept in mind in ${loaded} s; one placed: p50 ${part(0.5)} ms, p95 ${part(0.95)} ms, ` +
      `CPU ${each} ms`,
  );
  const forThousand = ((1_000 * grouped) / size).toFixed(2);
  return `| ${size} | ${grouped.toFixed(1)} s | ${forThousand} s | ${memory} GB | ${each} ms |`;
}
