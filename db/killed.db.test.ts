import { mkdtempSync, rmSync } from "node:fs";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { thread } from "@/lib/community/queries/thread";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { siteOn, type TestSite } from "@/lib/testing/database";
import { startWeb, type Web } from "@/lib/web/server";
import { type RunningWorker, startWorker } from "@/lib/worker/worker";
import { type EmbeddedDatabase, joinEmbedded } from "./embedded";
import { placeOf, serverPid } from "./embedded/server";
import { migrate } from "./migrate";

// `npm run prove` kills it more often, under more load.
const kills = Number(process.env.DATABASE_KILLS ?? 1);
const writers = Number(process.env.DATABASE_WRITERS ?? 4);
const readers = 4;
/** What TRUST promises: pages are back this long after the database is. */
const recoverWithinMs = 5_000;

let folder: string;
let database: EmbeddedDatabase;
const left: EmbeddedDatabase[] = [];
let site: TestSite;
let cast: Cast;
let web: Web;
let worker: RunningWorker | undefined;
let isOver = false;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "firsthand-killed-"));
  database = await joinEmbedded(folder);
  await migrate(database.url);
  site = siteOn(database.url);
  cast = await castOf(site);
  web = await startWeb({
    port: 0,
    host: "127.0.0.1",
    env: {
      SITE_URL: "http://localhost:3000",
      DATABASE_URL: database.url,
      PAGE_CACHE_MB: 8,
      TRUST_PROXY: 0,
      AUTH_SECRET: "s".repeat(32),
      OIDC_ISSUER: undefined,
      DATA_DIR: "",
    },
    handler: renderThread,
    root: folder,
  });
}, 120_000);
afterAll(async () => {
  isOver = true;
  await worker?.stop();
  await web.close();
  await site.close();
  await Promise.all(left.map((one) => one.leave()));
  await database.leave();
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}, 60_000);

/** Stands in for Next: the page of a thread by its real query; whatever is thrown is Next's bare 500. */
async function renderThread(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const id = Number(/^\/questions\/(\d+)/.exec(request.url!)?.[1]);
  const send = (status: number, head: string, body: string) => {
    response.writeHead(status, { "Content-Type": "text/html; charset=utf-8" });
    response.end(
      `<!DOCTYPE html><html lang="en"><head>${head}<title>x</title></head><body>${body}</body></html>`,
    );
  };
  if (request.url!.startsWith("/error-pages/"))
    return send(200, '<meta name="firsthand-tags" content=""/>', "an error page");
  try {
    const { answerCount } = await thread(site.ctxFor({ kind: "visitor" }), id);
    send(200, `<meta name="firsthand-tags" content="question:${id}"/>`, `${answerCount} answers`);
  } catch {
    send(500, "", "");
  }
}

const statusOf = (path: string, headers: http.OutgoingHttpHeaders = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = http.get({ host: "127.0.0.1", port: web.port, path, headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode!));
    });
    request.on("error", reject);
  });

test("a killed database costs an outage: the process lives, what was acknowledged stays, pages are back in five seconds", async () => {
  // As its keeper does: a worker that ends is started again.
  const working = (async () => {
    while (!isOver) {
      worker = await startWorker(site).catch(() => undefined);
      await (worker?.ended ?? sleep(200)).catch(() => undefined);
    }
  })();
  const questions = await Promise.all(
    Array.from({ length: writers }, (_, i) =>
      askQuestion(site.ctxFor(cast.mara), { title: `Written under load ${i}`, body: "Now." }),
    ),
  );
  const acknowledged: number[] = [];
  const failures: unknown[] = [];
  const seen: { path: string; status: number }[] = [];

  const write = async (questionId: number) => {
    // A clock of its own, so that no limit on posts is in the way.
    let now = Date.now();
    while (!isOver) {
      now += 60_000;
      const ctx = site.ctxFor(cast.theo, { now: new Date(now) });
      try {
        acknowledged.push((await postAnswer(ctx, { questionId, body: "Try this." })).id);
      } catch (error) {
        failures.push(error);
        await sleep(20);
      }
    }
  };
  const read = async (path: string, headers?: http.OutgoingHttpHeaders) => {
    while (!isOver) {
      seen.push({ path, status: await statusOf(path, headers) });
      await sleep(5);
    }
  };
  const page = (i: number) => `/questions/${questions[i % writers]!.id}/${questions[i % writers]!.slug}`;
  const load = [
    ...questions.map(({ id }) => write(id)),
    // Half of them with a session, whose pages no cache answers.
    ...Array.from({ length: readers }, (_, i) =>
      read(page(i), i % 2 ? { cookie: "firsthand.session=x" } : {}),
    ),
    read("/healthz"),
  ];
  const moreWrites = async (count: number) => {
    const goal = acknowledged.length + count;
    await expect.poll(() => acknowledged.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(goal);
  };

  for (let kill = 0; kill < kills; kill += 1) {
    await moreWrites(20);
    expect(await statusOf("/readyz")).toBe(200);
    process.kill(serverPid(placeOf(folder))!, "SIGKILL");
    await database.lost;
    await expect.poll(() => statusOf("/readyz"), { timeout: 10_000, interval: 20 }).toBe(503);
    const failedBefore = failures.length;
    await expect.poll(() => failures.length, { timeout: 20_000 }).toBeGreaterThan(failedBefore);

    left.push(database);
    database = await joinEmbedded(folder);
    const backAt = performance.now();
    const headers = { cookie: "firsthand.session=x" };
    await expect.poll(() => statusOf(page(0), headers), { timeout: 60_000, interval: 20 }).toBe(200);
    await expect.poll(() => statusOf("/readyz"), { timeout: 60_000, interval: 20 }).toBe(200);
    expect(performance.now() - backAt).toBeLessThan(recoverWithinMs);
    await moreWrites(5);
  }
  isOver = true;
  await Promise.all(load);

  const { rows } = await site.pool.query("select id from answers where id = any($1)", [acknowledged]);
  expect(rows.length).toBe(acknowledged.length);
  expect(failures.filter((error) => (error as Error).name === "Refusal")).toEqual([]);
  expect([...new Set(seen.map(({ path, status }) => (path === "/healthz" ? status : 200)))]).toEqual([200]);
  // While it was away a page was either still known or "back in a moment", never broken.
  expect([...new Set(seen.map(({ status }) => status))].toSorted()).toEqual([200, 503]);
  expect(await brokenInvariants(site.db)).toEqual([]);

  // The queue has come back as well: what runs now is done, and nothing is left with somebody who has gone.
  await site.pool.query("select graphile_worker.add_job('sweep', '{}')");
  const undone = async () =>
    (
      await site.pool.query(
        "select count(*)::int as n from graphile_worker.jobs where task_identifier = 'sweep' or locked_at is not null",
      )
    ).rows[0].n;
  await expect.poll(undone, { timeout: 60_000 }).toBe(0);
  await worker?.stop();
  await working;
}, 900_000);
