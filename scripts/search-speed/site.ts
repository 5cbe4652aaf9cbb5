import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import pg from "pg";
import { type Db, openDatabase } from "@/db/client";
import { joinEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import type { Context } from "@/lib/context";
import { PIPELINE_VERSION } from "@/lib/markdown/limits";
import type { SearchEngine } from "@/lib/search/engine";
import { engine } from "@/lib/search/index";
import { results } from "@/lib/search/queries/results";
import { suggest } from "@/lib/search/queries/suggest";
import { startSearch } from "@/lib/search/start";
import { cpuMs } from "../bench/cpu";
import { generate, vocabulary } from "../bench/data";
import { prose } from "../bench/texts";

const articles = 300;
const changesASecond = 5;
/** Long enough that the bursts of a merge fall as often among the searches as beside them. */
const searches = 5_000;
/** A new process still compiles what it runs often: what that costs is said apart. */
const first = 400;
const warming = 1_000;
const followed = 50;
const idleSeconds = 60;

/**
 * A site of this many questions with three answers each in a database of its own: how long a node takes to be ready, what
 * searches cost with what they read from the database, and how long a change takes to be found on two nodes.
 */
export async function measureSite(questions: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "search-speed-"));
  const server = await joinEmbedded(folder);
  const { db, close } = openDatabase(server.url, { max: 4, name: "firsthand speed" });
  const nodes: SearchEngine[] = [];
  try {
    await migrate(server.url);
    const client = new pg.Client(server.url);
    await client.connect();
    await generate(client, questions, articles, PIPELINE_VERSION);
    await client.end();
    const postmaster = Number(
      readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0],
    );
    const used = () => cpuMs({ processes: [process.pid], trees: [postmaster] });

    const kept = join(folder, "index");
    const open = async (keptIn: string | null) => {
      const began = performance.now();
      const node = await startSearch({ url: server.url, folder: keptIn });
      nodes.push(node);
      // Before the index is there the database answers.
      const first = await node.search({ q: "anything", mode: "submit", language: "en", limit: 5 });
      while (!(await node.state()).ready) await sleep(20);
      return { seconds: seconds(began), answeredBefore: first.degraded };
    };
    const cold = await open(kept);
    console.log(
      `${questions} questions in a database: ready ${cold.seconds} s after a start without a snapshot`,
    );
    while (!existsSync(join(kept, "search.index"))) await sleep(100);
    const warm = await open(kept);
    console.log(`  a second node ready ${warm.seconds} s after its start with a snapshot`);

    const changes = keepChanging(db, questions);
    await followChanges(db, nodes);
    await nodes.pop()!.close();
    await askAll(db, used);
    await changes.end();
  } finally {
    await Promise.all(nodes.map((node) => node.close()));
    await close();
    await server.leave();
    rmSync(folder, { recursive: true, force: true });
  }
}

const seconds = (since: number) => ((performance.now() - since) / 1_000).toFixed(2);

/** Five changed questions a second, until it is ended. */
function keepChanging(db: Db, questions: number): { end: () => Promise<void> } {
  const text = prose(vocabulary, 3);
  let isEnded = false;
  const running = (async () => {
    while (!isEnded) {
      const began = performance.now();
      await change(db, text.between(1, questions), text.title());
      await sleep(Math.max(0, 1_000 / changesASecond - (performance.now() - began)));
    }
  })();
  return {
    end: async () => {
      isEnded = true;
      await running;
    },
  };
}

async function change(db: Db, id: number, title: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`update questions set title = ${title} where id = ${id}`);
    await tx.execute(sql`insert into changes (subject) values (${`question:${id}`})`);
    await tx.execute(sql`select pg_notify('changes', '')`);
  });
}

/** How long after it was committed a change is found, on each node. */
async function followChanges(db: Db, nodes: readonly SearchEngine[]): Promise<void> {
  const times: number[] = [];
  for (let i = 1; i <= followed; i++) {
    const word = `zq${"abcdefghij"[i % 10]}x${i}w`;
    await change(db, i, `Now about ${word}`);
    const committed = performance.now();
    const found = async (node: SearchEngine) => {
      for (;;) {
        const { hits } = await node.search({
          q: word,
          mode: "submit",
          language: "en",
          limit: 1,
          exact: true,
        });
        if (hits.length > 0) return times.push(performance.now() - committed);
        await sleep(5);
      }
    };
    await Promise.all(nodes.map(found));
  }
  console.log(
    `  a change is found on ${nodes.length} nodes after ${quantile(times, 0.5)} ms (p95 ${quantile(times, 0.95)}, at most ${quantile(times, 1)})`,
  );
}

type Asked = { name: string; ask: (ctx: Context) => Promise<unknown> };

const text = prose(vocabulary, 7);
const kinds: Asked[] = [
  {
    // What every search pays on this machine before it does anything: it differs severalfold from one to the next.
    name: "only the way",
    ask: async ({ db }) => {
      await engine(db).state();
      await db.execute(sql`select 1`);
    },
  },
  {
    name: "as you type",
    ask: (ctx) =>
      suggest(ctx, {
        q: text.words(3).join(" ").slice(0, text.between(3, 14)),
        mode: "type",
        language: "en",
      }),
  },
  { name: "three words", ask: (ctx) => results(ctx, { q: text.words(3).join(" ") }, "en") },
  {
    name: "100 words",
    ask: (ctx) =>
      suggest(ctx, { q: text.title(), details: text.words(92).join(" "), mode: "ask", language: "en" }),
  },
];

/** Searches one after another with all that they read; what following the changes costs by itself is taken off. */
async function askAll(db: Db, used: () => number): Promise<void> {
  const ctx: Context = { db, actor: { kind: "visitor" } };
  const early = new Map<Asked, Spent>();
  for (const kind of kinds) {
    early.set(kind, await spentOn(first, () => kind.ask(ctx), used));
    for (let i = first; i < warming; i++) await kind.ask(ctx);
  }
  const before = used();
  await sleep(idleSeconds * 1_000);
  const idle = (used() - before) / (idleSeconds * 1_000);
  for (const kind of kinds) {
    const late = await spentOn(searches, () => kind.ask(ctx), used);
    const cpu = ({ cpu, took, times }: Spent) => ((cpu - idle * took) / times.length).toFixed(2);
    console.log(
      `  ${kind.name.padEnd(12)} p50 ${quantile(late.times, 0.5)} ms, p95 ${quantile(late.times, 0.95)} ms, CPU ${cpu(late)} ms with the database's (the first ${first}: ${cpu(early.get(kind)!)} ms)`,
    );
  }
  console.log(`  following ${changesASecond} changes a second takes ${(100 * idle).toFixed(1)} % of a core`);
}

type Spent = { times: number[]; cpu: number; took: number };

async function spentOn(count: number, ask: () => Promise<unknown>, used: () => number): Promise<Spent> {
  const times: number[] = [];
  const began = performance.now();
  const from = used();
  for (let i = 0; i < count; i++) {
    const asked = performance.now();
    await ask();
    times.push(performance.now() - asked);
  }
  return { times, cpu: used() - from, took: performance.now() - began };
}

function quantile(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1);
}
