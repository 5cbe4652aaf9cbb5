import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { thread } from "@/lib/community/queries/thread";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { pausableWire } from "@/lib/testing/wire";
import { startWeb, type Web } from "./server";

let site: TestSite;
let cast: Cast;
let wire: Awaited<ReturnType<typeof pausableWire>>;
/** The node where people write, and the one that only hears of it. */
let here: Web;
let there: Web;
let renders = 0;

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  wire = await pausableWire(site.url);
  here = await node(site.url);
  there = await node(wire.url);
});
afterAll(async () => {
  await here.close();
  await there.close();
  wire.close();
  await site.close();
});

const node = (url: string): Promise<Web> =>
  startWeb({
    port: 0,
    host: "127.0.0.1",
    env: {
      SITE_URL: "http://localhost:3000",
      DATABASE_URL: url,
      PAGE_CACHE_MB: 8,
      TRUST_PROXY: 0,
      AUTH_SECRET: "s".repeat(32),
      OIDC_ISSUER: undefined,
      DATA_DIR: "",
    },
    handler: renderThread,
    root: new URL("./samples", import.meta.url).pathname,
  });

/** Stands in for Next: the page of a thread by its real query. */
async function renderThread(request: IncomingMessage, response: ServerResponse): Promise<void> {
  renders += 1;
  const id = Number(/^\/questions\/(\d+)/.exec(request.url!)?.[1]);
  const { answerCount } = await thread(site.ctxFor({ kind: "visitor" }), id);
  const tags = `<meta name="firsthand-tags" content="question:${id}"/>`;
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  response.end(
    `<!DOCTYPE html><html lang="en"><head>${tags}</head><body>${answerCount} answers</body></html>`,
  );
}

const get = (web: Web, path: string): Promise<{ status: number; answers: number }> =>
  new Promise((resolve, reject) => {
    const request = http.get({ host: "127.0.0.1", port: web.port, path, agent: false }, async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      resolve({
        status: response.statusCode!,
        answers: Number(/(\d+) answers/.exec(text)?.[1] ?? Number.NaN),
      });
    });
    request.on("error", reject);
  });

async function asked(): Promise<{ questionId: number; path: string }> {
  const question = { title: "The pump hums", body: "Since today.", topicId: cast.machines };
  const { id, slug } = await askQuestion(site.ctxFor(cast.mara), question);
  return { questionId: id, path: `/questions/${id}/${slug}` };
}
const answer = (questionId: number) => postAnswer(site.ctxFor(cast.theo), { questionId, body: "Bleed it." });

test("what is written on one node is shown by the other's page cache within two seconds, and by both ever after", async () => {
  const { questionId, path } = await asked();
  for (const web of [here, there]) expect(await get(web, path)).toEqual({ status: 200, answers: 0 });
  const before = renders;
  for (const web of [here, there]) expect(await get(web, path)).toEqual({ status: 200, answers: 0 });
  // Both had it ready: what follows is about pages that are kept.
  expect(renders).toBe(before);

  await answer(questionId);
  for (const web of [here, there])
    await expect.poll(async () => (await get(web, path)).answers, { timeout: 2_000 }).toBe(1);
  for (let i = 0; i < 10; i += 1)
    for (const web of [here, there]) expect((await get(web, path)).answers).toBe(1);
});

test("a node that hears of no changes shows nothing from its cache, and forgets it before it trusts itself again", async () => {
  const { questionId, path } = await asked();
  expect((await get(there, path)).answers).toBe(0);
  expect(await statusOf("/readyz")).toBe(200);

  wire.pause();
  await expect.poll(() => statusOf("/readyz"), { timeout: 10_000 }).toBe(503);
  await answer(questionId);
  const before = renders;
  for (let i = 0; i < 3; i += 1) expect((await get(there, path)).answers).toBe(1);
  expect(renders).toBe(before + 3);
  await answer(questionId);
  expect((await get(there, path)).answers).toBe(2);

  wire.resume();
  await expect.poll(() => statusOf("/readyz"), { timeout: 10_000 }).toBe(200);
  const afterwards = renders;
  expect((await get(there, path)).answers).toBe(2);
  // Nothing of before was kept: this one had to be made.
  expect(renders).toBe(afterwards + 1);
});

const statusOf = async (path: string): Promise<number> => (await get(there, path)).status;
