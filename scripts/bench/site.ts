import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import pg from "pg";
import { joinEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { PIPELINE_VERSION } from "@/lib/markdown/limits";
import { webFlags } from "../serve/web-flags";
import { isBuilt } from "../setup/freshness.mjs";
import { type Generated, generate } from "./data";

export type BenchSite = {
  data: Generated;
  port: number;
  referencePort: number;
  /** For cpuMs: the site, or the reference, with the database. */
  webTree: { processes: number[]; trees: number[] };
  referenceTree: { processes: number[]; trees: number[] };
  close: () => Promise<void>;
};

/** A production site over a database of its own with invented content, and the plain server over the same database. */
export async function openBenchSite(
  folder: string,
  questions: number,
  articles: number,
  say: (line: string) => void,
): Promise<BenchSite> {
  if (!isBuilt()) {
    say("Building …");
    const { status } = spawnSync(process.execPath, ["scripts/build.mjs"], { stdio: "inherit" });
    if (status !== 0) throw new Error("The build failed.");
  }
  const database = await joinEmbedded(folder);
  await migrate(database.url);
  const client = new pg.Client(database.url);
  await client.connect();
  say(`Loading ${questions} questions with three answers each and ${articles} articles …`);
  const data = await generate(client, questions, articles, PIPELINE_VERSION);
  await client.end();

  const port = await freePort();
  const variables: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    AUTH_SECRET: randomBytes(32).toString("base64url"),
    PORT: String(port),
    HOST: "127.0.0.1",
    SITE_URL: `http://127.0.0.1:${port}`,
    LOG_LEVEL: "error",
    BENCH_DATABASE_URL: database.url,
  };
  const web = spawnScript("scripts/web.ts", variables, webFlags);
  const reference = spawnScript("scripts/bench/reference.ts", variables);
  await firstMessage(web, "The site");
  const { port: referencePort } = (await firstMessage(reference, "The plain server")) as { port: number };
  const trees = [Number(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0])];
  return {
    data,
    port,
    referencePort,
    webTree: { processes: [web.pid!], trees },
    referenceTree: { processes: [reference.pid!], trees },
    close: async () => {
      await Promise.all([ended(web), ended(reference)]);
      await database.leave();
    },
  };
}

function spawnScript(script: string, env: NodeJS.ProcessEnv, flags: string[] = []): ChildProcess {
  return spawn(process.execPath, [...flags, "--import", "tsx", script], {
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

function firstMessage(child: ChildProcess, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code} before it was ready.`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
