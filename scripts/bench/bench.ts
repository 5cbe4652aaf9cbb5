import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { weigh, wholePage } from "./check-page";
import { NotAPage, type Target } from "./load";
import { type Figures, measure, visitOnce } from "./measure";
import { random, zipf } from "./random";
import { type BenchSite, openBenchSite } from "./site";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    questions: { type: "string", default: "10000" },
    articles: { type: "string", default: "1000" },
    seconds: { type: "string", default: "10" },
    /** Some of the pages, by their keys, separated by commas. */
    only: { type: "string" },
  },
});
const clients = 16;
const only = values.only?.split(",").concat("reference");
const seconds = Number(values.seconds);

const say = (line: string) => console.error(line);

async function run(site: BenchSite): Promise<Record<string, Figures>> {
  const { data, port } = site;
  const web = { port, processes: site.webTree };
  const next = random(7);
  const drawn = (paths: string[]) => {
    const draw = zipf(paths.length, next);
    return (): Target => ({ path: paths[draw()]! });
  };
  const cookie = `firsthand.session=${data.sessionToken}`;
  const words = turns(data.searches);
  const search = (): Target => ({ path: `/search?q=${encodeURIComponent(words())}` });
  const suggest = (): Target => {
    const typed = words();
    const soFar = typed.slice(0, 3 + Math.floor(next() * (typed.length - 3)));
    return { path: `/api/suggest?q=${encodeURIComponent(soFar)}` };
  };

  if (!only || ["search", "suggest"].some((name) => only.includes(name)))
    await searchIsReady(port, data.searches[0]!);
  const check = (path: string, head: string, body: Buffer) => void wholePage(path, head, body);
  const found: Record<string, Omit<Figures, "ratio">> = {};
  const step = async (name: string, work: () => Promise<Omit<Figures, "ratio">>) => {
    if (only && !only.includes(name)) return;
    say(`${name} …`);
    found[name] = await work();
  };

  // The first visit to each is what a miss costs, and fills the page cache for what follows.
  await step("questionMiss", () => visitOnce(web, data.questions, clients, check));
  if (!only || only.includes("article")) await visitOnce(web, data.articles, clients, check);

  await step("reference", () =>
    measure(
      { port: site.referencePort, processes: site.referenceTree },
      drawn(data.questions.map((_, i) => `/${i + 1}`)),
      clients,
      seconds,
    ),
  );
  await step("home", () => measure(web, () => ({ path: "/" }), clients, seconds));
  await step("list", () => measure(web, () => ({ path: "/questions" }), clients, seconds));
  await step("question", () => measure(web, drawn(data.questions), clients, seconds));
  await step("article", () => measure(web, drawn(data.articles), clients, seconds));
  await step("search", () => measure(web, search, clients, seconds));
  await step("suggest", () => measure(web, suggest, clients, seconds));
  const mine = drawn(data.questions);
  await step("questionSignedIn", () => measure(web, () => ({ ...mine(), cookie }), clients, seconds));

  const reference = found.reference!.cpuMs;
  return Object.fromEntries(
    Object.entries(found).map(([name, figures]) => [name, { ...figures, ratio: figures.cpuMs / reference }]),
  );
}

/** One after another, far apart, so that no two clients search for the same at once. */
function turns(all: string[]): () => string {
  let at = 0;
  return () => {
    at += 7;
    return all[at % all.length]!;
  };
}

/** The index is built beside the first requests; suggestions come from it once it is there. */
async function searchIsReady(port: number, words: string): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const response = await fetch(`http://127.0.0.1:${port}/api/suggest?q=${encodeURIComponent(words)}`);
    if (response.ok && (await response.json()).items?.length > 0) return;
    await sleep(500);
  }
  throw new NotAPage("search found nothing for words that are there");
}

function table(figures: Record<string, Figures>): string {
  const row = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const lines = Object.entries(figures).map(([name, f]) =>
    row([
      name,
      f.rps.toFixed(0),
      f.cpuMs.toFixed(2),
      f.ratio.toFixed(1),
      f.p50.toFixed(1),
      f.p95.toFixed(1),
      f.p99.toFixed(1),
    ]),
  );
  return [
    row(["Page", "req/s", "CPU ms", "ratio", "p50 ms", "p95 ms", "p99 ms"]),
    row(Array(7).fill("---")),
    ...lines,
  ].join("\n");
}

const rounded = (figures: Record<string, Figures>) =>
  Object.fromEntries(
    Object.entries(figures).map(([name, each]) => [
      name,
      Object.fromEntries(Object.entries(each).map(([key, value]) => [key, Number(value.toFixed(3))])),
    ]),
  );

const folder = mkdtempSync(join(tmpdir(), "firsthand-bench-"));
let site: BenchSite | undefined;
try {
  site = await openBenchSite(folder, Number(values.questions), Number(values.articles), say);
  const figures = await run(site);
  const cookie = `firsthand.session=${site.data.sessionToken}`;
  const weights = {
    question: await weigh(site.port, site.data.questions[0]!),
    questionSignedIn: await weigh(site.port, site.data.questions[0]!, cookie),
  };
  console.log(table(figures));
  for (const [name, { htmlBytes, scriptBytes }] of Object.entries(weights)) {
    console.log(
      `${name}: ${(htmlBytes / 1024).toFixed(1)} KB of HTML, ${(scriptBytes / 1024).toFixed(1)} KB of JavaScript (gzip)`,
    );
  }
  if (values.json) console.log(JSON.stringify({ ...rounded(figures), weights }));
} catch (error) {
  console.error(error instanceof NotAPage ? `Not a full page: ${error.message}` : error);
  process.exitCode = 1;
} finally {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
