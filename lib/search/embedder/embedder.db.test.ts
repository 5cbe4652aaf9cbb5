import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { articles } from "@/db/schema";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { type EmbedderStandIn, standInDimensions, startEmbedderStandIn } from "@/lib/testing/embedder";
import { type MeilisearchStandIn, startMeilisearch } from "@/lib/testing/meilisearch";
import { addArticle, addQuestion, noteChanged } from "@/lib/testing/posts";
import { siteDocuments } from "@/lib/web/search-documents";
import type { SearchEngine } from "../engine";
import { untilFollowed } from "../following/place";
import { type Sender, startSender } from "../meilisearch/sender";
import { startSearch } from "../start";
import type { Embedder } from "./embedder";
import { startEmbedder } from "./start";
import { startVectorWriter, type VectorWriter, vectorWriterName } from "./writer";

let site: TestSite;
let cast: Cast;
let endpoint: EmbedderStandIn;
let writer: VectorWriter;
let server: MeilisearchStandIn;
let sender: Sender;
const engines: Record<string, SearchEngine> = {};

const embedder = (): Promise<Embedder> =>
  startEmbedder({
    EMBEDDER: "endpoint",
    EMBEDDER_URL: endpoint.url,
    EMBEDDER_KEY: "the embedder's key",
    EMBEDDER_MODEL: "stand-in",
    EMBEDDER_DIMENSIONS: standInDimensions,
  }) as Promise<Embedder>;

const vectorsWritten = async () => untilFollowed(site.db, await vectorWriterName(site.db, "stand-in"));
const subjects = async () =>
  (await site.db.execute<{ subject: string }>(sql`select subject from document_vectors order by 1`)).rows.map(
    ({ subject }) => subject,
  );

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  endpoint = await startEmbedderStandIn([
    ["refund", "money back"],
    ["descale", "limescale"],
  ]);
  server = await startMeilisearch();
  writer = startVectorWriter({
    url: site.url,
    sourceOf: siteDocuments,
    embedder: await embedder(),
    againAfterMs: 50,
  });
  const model = { name: "stand-in", dimensions: standInDimensions };
  sender = startSender({ url: site.url, address: server, sourceOf: siteDocuments, model, againAfterMs: 50 });
  engines.default = await startSearch({ url: site.url, embedder: await embedder() });
  engines.meilisearch = await startSearch({ url: site.url, meilisearch: server, embedder: await embedder() });
});
afterAll(async () => {
  for (const engine of Object.values(engines)) await engine.close();
  await sender.close();
  await writer.close();
  await server.close();
  await endpoint.close();
  await site.close();
});

describe.each(["default", "meilisearch"])("with an embedder, the %s engine", (name) => {
  const found = async (q: string, mode: "submit" | "ask" | "type" = "ask") => {
    await vectorsWritten();
    await engines[name]!.settled();
    const { hits, degraded } = await engines[name]!.search({ q, mode, language: "en", limit: 10 });
    expect(degraded).toBe(false);
    // Also where no word says anything.
    for (const { clear = 0 } of hits) expect(clear).toBeGreaterThanOrEqual(0);
    return hits.map(({ kind, id }) => `${kind}:${id}`);
  };

  test("finds what means the same in other words, and not while a word is being typed", async () => {
    const id = await addArticle(site.db, { title: `Asking for a refund (${name})` });
    await addArticle(site.db, { title: `Grinding finer (${name})` });
    expect(await found("can I have my money back")).toContain(`article:${id}`);
    expect(await found("can I have my money back", "submit")).toContain(`article:${id}`);
    expect(await found("money back", "type")).toEqual([]);
  });

  test("takes a new vector in when a text changes, and drops it when the text is not public any more", async () => {
    await addArticle(site.db, { title: `Descale kit (${name})` });
    const id = await addArticle(site.db, { title: `About the boiler (${name})` });
    expect((await found("limescale everywhere"))[0]).not.toBe(`article:${id}`);
    await site.db
      .update(articles)
      .set({ title: `How to descale (${name})` })
      .where(eq(articles.id, id));
    await noteChanged(site.db, `article:${id}`);
    expect((await found("limescale everywhere"))[0]).toBe(`article:${id}`);
    await site.db.update(articles).set({ audience: "staff" }).where(eq(articles.id, id));
    await noteChanged(site.db, `article:${id}`);
    expect(await found("limescale everywhere")).not.toContain(`article:${id}`);
    expect(await subjects()).not.toContain(`article:${id}`);
  });

  test("answers by words when the embedder fails or is slow", async () => {
    const id = await addArticle(site.db, { title: `Zeppelin ${name}` });
    await vectorsWritten();
    endpoint.faults.status = 500;
    expect(await found(`zeppelin ${name} 1`)).toContain(`article:${id}`);
    delete endpoint.faults.status;
    endpoint.faults.takesMs = 60_000;
    expect(await found(`zeppelin ${name} 2`)).toContain(`article:${id}`);
    delete endpoint.faults.takesMs;
  });
});

test("a text is embedded once for each wording, and a query once", async () => {
  await addArticle(site.db, { title: "Wording one" });
  await vectorsWritten();
  const before = endpoint.texts.length;
  await noteChanged(site.db, "article:1");
  await vectorsWritten();
  expect(endpoint.texts.length).toBe(before);
  const other = await startSearch({ url: site.url, embedder: await embedder() });
  await other.settled();
  for (let i = 0; i < 3; i++)
    await other.search({ q: "the same words", mode: "submit", language: "en", limit: 5 });
  expect(endpoint.texts.filter((text) => text === "the same words")).toHaveLength(1);
  await other.close();
});

test("only what everybody may read is sent, with the key, to nobody else (Q06)", async () => {
  await addQuestion(site.db, { title: "Canary zirconium", askerId: cast.mara.id, visibility: "restricted" });
  await addQuestion(site.db, { title: "Canary zirconium", askerId: cast.mara.id, askedAt: null });
  await addArticle(site.db, { title: "Canary zirconium", audience: "staff" });
  await vectorsWritten();
  expect(endpoint.texts.join("\n")).not.toContain("zirconium");
  expect([...endpoint.keys]).toEqual(["Bearer the embedder's key"]);
});

test("what could not be embedded is embedded when the embedder is back", async () => {
  endpoint.faults.status = 400;
  const id = await addArticle(site.db, { title: "Waiting for its vector" });
  const name = await vectorWriterName(site.db, "stand-in");
  const problem = async () =>
    (
      await site.db.execute<{ problem: string | null }>(
        sql`select problem from search_followers where name = ${name}`,
      )
    ).rows[0]!.problem;
  await expect.poll(problem, { timeout: 20_000 }).toContain("400");
  delete endpoint.faults.status;
  await vectorsWritten();
  expect(await subjects()).toContain(`article:${id}`);
  expect(await problem()).toBeNull();
});

test("another model: every text is embedded anew, and the old vectors go", async () => {
  await writer.close();
  const before = await subjects();
  const other = { ...(await embedder()), model: { name: "another", dimensions: standInDimensions } };
  writer = startVectorWriter({ url: site.url, sourceOf: siteDocuments, embedder: other });
  await untilFollowed(site.db, await vectorWriterName(site.db, "another"));
  expect(await subjects()).toEqual(before);
  const { rows } = await site.db.execute(sql`select distinct model from document_vectors`);
  expect(rows).toEqual([{ model: "another" }]);
});
