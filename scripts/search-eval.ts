import { randomBytes } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { Command, Option } from "commander";
import pg from "pg";
import { z } from "zod";
import { type Db, openDatabase } from "@/db/client";
import { joinEmbedded } from "@/db/embedded";
import { assertMigrated, migrate } from "@/db/migrate";
import { reachDatabase } from "@/db/reach";
import { env } from "@/lib/env";
import { importFiles } from "@/lib/exchange/import";
import { onlyOf } from "@/lib/search/documents";
import { startEmbedder } from "@/lib/search/embedder/start";
import { startVectorWriter, vectorWriterName } from "@/lib/search/embedder/writer";
import { answerAmong, type Hit, type SearchEngine } from "@/lib/search/engine";
import { figuresOf, type Outcome } from "@/lib/search/evaluation/figures";
import { namesOf } from "@/lib/search/evaluation/names";
import { type Place, placesOf, rankOf } from "@/lib/search/evaluation/places";
import { untilFollowed } from "@/lib/search/following/place";
import { MeiliServer } from "@/lib/search/meilisearch/client";
import { indexName } from "@/lib/search/meilisearch/names";
import { startSender } from "@/lib/search/meilisearch/sender";
import { searchServerOf, startSearch } from "@/lib/search/start";
import { siteDocuments } from "@/lib/web/search-documents";
import { endWithSentence } from "./serve/end-with-sentence";

const program = new Command("npm run search:eval --")
  .description(
    "Measure the site's search by queries whose right answer is known. Writes nothing to the site.",
  )
  .requiredOption("--queries <file>", "queries, one JSON object a line")
  .option("--load <file...>", "measure a temporary site that holds just these files")
  .addOption(new Option("--engine <name>").choices(["postgres", "meilisearch"]).default("postgres"))
  .addOption(new Option("--content <what>").choices(["articles", "questions", "all"]).default("all"))
  .addOption(
    new Option("--embedder <name>", "embed content and queries; left out: as the settings say").choices([
      "none",
      "local",
      "endpoint",
    ]),
  )
  .addOption(
    new Option("--mode <name>", "as whoever asks a question, searches, or is still typing")
      .choices(["ask", "submit", "type"])
      .default("ask"),
  )
  .option("--json", "print one JSON object as the last line")
  .option("--per-query <file>", "write the ten best hits of each query")
  .parse();
const options = program.opts<{
  queries: string;
  load?: string[];
  engine: "postgres" | "meilisearch";
  content: "articles" | "questions" | "all";
  mode: "ask" | "submit" | "type";
  json?: boolean;
  perQuery?: string;
  embedder?: "none" | "local" | "endpoint";
}>();

const query = z.object({
  id: z.coerce.string().default(""),
  title: z.string().default(""),
  body: z.string().default(""),
  language: z.string().optional(),
  expect: z.object({
    articles: z.array(z.coerce.string()).optional(),
    questions: z.array(z.coerce.string()).optional(),
    none: z.literal(true).optional(),
  }),
});
type Query = z.output<typeof query>;

try {
  if (options.engine === "meilisearch" && !searchServerOf(env()))
    throw new Error("Set MEILISEARCH_URL and MEILISEARCH_KEY to measure with --engine meilisearch.");
  const absent = [options.queries, ...(options.load ?? [])].find((file) => !existsSync(file));
  if (absent) throw new Error(`There is no file ${absent}.`);
  const queries = await readQueries(options.queries);
  const site = options.load ? await temporarySite(options.load) : await siteAtHand();
  try {
    await measure(site.url, queries);
  } finally {
    await site.leave();
  }
  process.exit();
} catch (error) {
  endWithSentence(error);
}

async function readQueries(file: string): Promise<Query[]> {
  const queries: Query[] = [];
  let line = 0;
  for await (const text of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line++;
    if (text.trim() === "") continue;
    try {
      queries.push(query.parse(JSON.parse(text)));
    } catch {
      throw new Error(`Line ${line} of ${file} is no query.`);
    }
  }
  return queries;
}

type Site = { url: string; leave: () => Promise<void> };

async function siteAtHand(): Promise<Site> {
  const { url, leave } = await reachDatabase(env());
  const { pool, close } = openDatabase(url, { max: 1 });
  await assertMigrated(pool);
  await close();
  return { url, leave };
}

/** A database of its own on the embedded server, dropped afterwards. */
async function temporarySite(files: string[]): Promise<Site> {
  const server = await joinEmbedded(process.env.EVAL_DATA_DIR ?? ".cache/eval", {
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
    database: "evaluations",
  });
  const name = `eval_${process.pid}_${randomBytes(3).toString("hex")}`;
  await statement(server.url, `create database ${name}`);
  const url = server.urlOf(name);
  const leave = async () => {
    await statement(server.url, `drop database if exists ${name} with (force)`);
    await server.leave();
  };
  try {
    await migrate(url);
    const { db, close } = openDatabase(url, { max: 4, statementTimeoutMs: 120_000, name: "firsthand eval" });
    let shown = Date.now();
    // An import leaves no jobs behind: what it brings is history.
    const counts = await importFiles({ db, actor: { kind: "system", job: "import" } }, files, {
      onProgress: ({ lines }) => {
        if (Date.now() - shown < 5_000) return;
        shown = Date.now();
        console.error(`${lines} lines loaded`);
      },
      onBadLine: ({ file, line, reason }) => console.error(`${file}:${line} left out: ${reason}`),
    });
    await close();
    console.error(
      `Loaded ${counts.articles} articles, ${counts.questions} questions, ${counts.answers} answers.`,
    );
    return { url, leave };
  } catch (error) {
    await leave();
    throw error;
  }
}

async function statement(url: string, text: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(text).finally(() => client.end());
}

async function measure(url: string, queries: Query[]): Promise<void> {
  const { db, close } = openDatabase(url, { max: 2, name: "firsthand eval" });
  const only = options.content === "all" ? undefined : options.content;
  const settings = { ...env(), ...(options.embedder && { EMBEDDER: options.embedder }) };
  const embedder = await startEmbedder(settings);
  const model = embedder?.model ?? null;
  const sourceOf = (of: Db) => onlyOf(siteDocuments(of), only);
  if (embedder) await embedAll({ db, url, sourceOf, embedder });
  // Of a site at hand the index is kept by its worker; only what is measured here alone is made here.
  const meilisearch = options.engine === "meilisearch" ? searchServerOf(env()) : null;
  const sender =
    meilisearch && options.load ? startSender({ url, address: meilisearch, sourceOf, model }) : null;
  // How well an engine finds is measured, however long it takes; how long it took is said beside it.
  const engine = await startSearch({ url, only, meilisearch, sourceOf, embedder, budgetMs: 30_000 });
  try {
    await engine.settled();
    const names = await namesOf(db);
    const outcomes: Outcome[] = [];
    const lines: string[] = [];
    // The first queries of a process pay for its warming up.
    for (const warm of queries.slice(0, 50)) await ask(engine, warm).catch(() => []);
    for (const asked of queries) {
      const began = performance.now();
      const hits = await ask(engine, asked).catch(() => []);
      const ms = performance.now() - began;
      const places = placesOf(hits, names);
      const rank = rankOf(places, asked.expect);
      const topScore = places[0]?.score ?? 0;
      const isPresented = answerAmong(hits) !== null;
      outcomes.push({ answerable: !asked.expect.none, rank, topScore, isPresented, ms });
      lines.push(JSON.stringify({ id: asked.id, rank, hits: places.slice(0, 10).map(shownPlace) }));
    }
    if (options.perQuery) {
      mkdirSync(dirname(options.perQuery), { recursive: true });
      writeFileSync(options.perQuery, `${lines.join("\n")}\n`);
    }
    report(outcomes, await engine.state(), model?.name ?? "none");
  } finally {
    await engine.close();
    await sender?.close();
    if (sender) await new MeiliServer(meilisearch!).drop(await indexName(db));
    await close();
  }
}

/** Writes the vectors that are missing, as the worker would, and waits until all are there. */
async function embedAll(options: { db: Db } & Parameters<typeof startVectorWriter>[0]): Promise<void> {
  const { db, embedder } = options;
  const writer = startVectorWriter(options);
  const began = performance.now();
  await untilFollowed(db, await vectorWriterName(db, embedder.model.name), 3_600_000);
  await writer.close();
  console.error(
    `Vectors of ${embedder.model.name} are there after ${((performance.now() - began) / 1_000).toFixed(0)} s.`,
  );
}

async function ask(engine: SearchEngine, { title, body, language = "en" }: Query): Promise<Hit[]> {
  const found = await engine.search({
    q: title,
    details: body || undefined,
    language,
    mode: options.mode,
    limit: 50,
  });
  return found.hits;
}

function shownPlace({ articles, questions, score }: Place) {
  return { articles, questions, score: Number(score.toFixed(4)) };
}

function report(
  outcomes: readonly Outcome[],
  state: Awaited<ReturnType<SearchEngine["state"]>>,
  embedder: string,
): void {
  const figures = figuresOf(outcomes);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const rows: [string, string][] = [
    ["Queries", `${figures.n}, of which ${figures.answerable} with an expected hit`],
    ["Success@1", percent(figures.s1)],
    ["Success@3", percent(figures.s3)],
    ["Success@5", percent(figures.s5)],
    ["Success@10", percent(figures.s10)],
    ["MRR@10", figures.mrr10.toFixed(3)],
    ["AUROC", figures.auroc === null ? "–" : figures.auroc.toFixed(3)],
    ["Presented", `${figures.presented} first hits as the answer, ${figures.presentedRight} of them rightly`],
    ["Per query", `p50 ${figures.p50ms} ms, p95 ${figures.p95ms} ms`],
    [
      "Engine",
      `${state.engine}, index version ${state.version}, ${state.documents} documents, embedder ${embedder}`,
    ],
    ["Content", options.content],
  ];
  for (const [name, value] of rows) console.log(`${name.padEnd(12)}${value}`);
  if (options.json) console.log(JSON.stringify(figures));
}
