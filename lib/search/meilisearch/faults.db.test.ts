import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { questions, searchFollowers } from "@/db/schema";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { type MeilisearchStandIn, startMeilisearch } from "@/lib/testing/meilisearch";
import { StoredIndex } from "@/lib/testing/meilisearch-index";
import { addAnswer, addArticle, addQuestion, noteChanged } from "@/lib/testing/posts";
import { siteDocuments } from "@/lib/web/search-documents";
import { askForRepair } from "../commands/ask-for-repair";
import type { SearchEngine } from "../engine";
import { placeOf } from "../following/place";
import { results } from "../queries/results";
import { compareWithServer } from "./compare";
import { meilisearchEngine } from "./engine";
import { indexName } from "./names";
import { type Sender, startSender } from "./sender";

/** Without a hint, a feed is read once a second. */
const soon = { timeout: 20_000, interval: 20 };
let site: TestSite;
let cast: Cast;
let server: MeilisearchStandIn;
let sender: Sender;
let engine: SearchEngine;
let uid: string;
let now: number;
let article: number;

const keep = () => startSender({ url: site.url, address: server, sourceOf: siteDocuments, againAfterMs: 50 });
const search = (q = "portafilter") => engine.search({ q, mode: "submit", language: "en", limit: 10 });
const place = async () => (await placeOf(site.db, uid))!;

beforeEach(async () => {
  site = await freshSite();
  cast = await castOf(site);
  server = await startMeilisearch();
  sender = keep();
  now = 0;
  engine = meilisearchEngine({
    db: site.db,
    address: server,
    budgetMs: 200,
    openForMs: 30_000,
    now: () => now,
  });
  uid = await indexName(site.db);
  article = await addArticle(site.db, { title: "Cleaning the portafilter", body: "Use the brush." });
  await engine.settled();
  expect(await search()).toMatchObject({ degraded: false, total: 1 });
});
afterEach(async () => {
  await sender.close();
  await server.close();
  await site.close();
});

describe("the database answers, with a note, while the server", () => {
  test("is down; what is asked meanwhile waits, and is found when the server is back by itself", async () => {
    server.faults.isDown = true;
    expect(await search()).toMatchObject({ degraded: true, total: 1, engine: "meilisearch" });
    const question = await addQuestion(site.db, { title: "Portafilter stuck", askerId: cast.mara.id });
    expect(await search()).toMatchObject({ degraded: true, total: 2 });
    await expect.poll(async () => (await place()).problem, soon).not.toBeNull();
    expect((await engine.state()).lagSeconds).toBeGreaterThan(0);
    server.faults.isDown = false;
    await engine.settled();
    // Left alone for half a minute; then one tries, and all go on.
    expect((await search()).degraded).toBe(true);
    now = 30_001;
    const back = await search();
    expect([back.degraded, back.hits.map(({ kind, id }) => `${kind}:${id}`).sort()]).toEqual([
      false,
      [`article:${article}`, `question:${question}`],
    ]);
    expect((await search()).degraded).toBe(false);
    await expect
      .poll(() => engine.state(), soon)
      .toMatchObject({ ready: true, lagSeconds: 0, problem: null });
  });

  test("is slow: two readers wait for the budget, the others not at all, and it is asked again after half a minute", async () => {
    server.faults.searchTakesMs = 60_000;
    const asked = () => server.calls.filter((call) => call === "POST /multi-search").length;
    const before = asked();
    for (let i = 0; i < 5; i++) expect(await search()).toMatchObject({ degraded: true, total: 1 });
    expect(asked() - before).toBe(2);
    now = 30_001;
    await Promise.all([search(), search(), search()]);
    expect(asked() - before).toBe(3);
    server.faults.searchTakesMs = 0;
    now = 60_003;
    expect((await search()).degraded).toBe(false);
  });

  test("answers with faults, or refuses our key", async () => {
    for (const status of [500, 503, 403]) {
      server.faults.status = status;
      expect([status, (await search()).degraded]).toEqual([status, true]);
      delete server.faults.status;
      now += 30_001;
      expect([status, (await search()).degraded]).toEqual([status, false]);
    }
  });

  test("is of a version that does not fit", async () => {
    server.faults.isDown = true;
    await search();
    server.faults.isDown = false;
    for (const version of ["0.30.5", "1.3.0", "2.0.0"]) {
      server.faults.version = version;
      expect([version, (await search()).degraded]).toEqual([version, true]);
      now += 30_001;
    }
    delete server.faults.version;
    expect((await search()).degraded).toBe(false);
  });

  test("has lost its documents; they are written again", async () => {
    server.indexes.get(uid)!.documents.clear();
    expect(await search()).toMatchObject({ degraded: true, total: 1 });
    await askForRepair(site.ctxFor({ kind: "system", job: "test" }));
    await engine.settled();
    expect((await place()).drift).toEqual({ missing: 1, stale: 0, extra: 0, isRepaired: true });
    now = 30_001;
    expect(await search()).toMatchObject({ degraded: false, total: 1 });
  });

  test("has lost the whole index; a new one is made, not an empty one by accident", async () => {
    server.indexes.clear();
    expect(await search()).toMatchObject({ degraded: true, total: 1 });
    await addQuestion(site.db, { title: "Portafilter leaks", askerId: cast.mara.id });
    await engine.settled();
    now = 30_001;
    await expect.poll(async () => (await search()).degraded, soon).toBe(false);
    expect((await search()).total).toBe(2);
    expect(server.indexes.get(uid)!.settings.filterableAttributes).toContain("kind");
  });

  test("has no index of this version yet, as in the minute after an update", async () => {
    await sender.close();
    const [index] = server.indexes.values();
    server.indexes.clear();
    server.indexes.set(uid.replace(/v\d+$/, "v0"), index!);
    await site.db.delete(searchFollowers);
    const other = meilisearchEngine({ db: site.db, address: server });
    const ask = () => other.search({ q: "portafilter", mode: "submit", language: "en", limit: 10 });
    expect(await ask()).toMatchObject({ degraded: true, total: 1 });
    sender = keep();
    await other.settled();
    expect(await ask()).toMatchObject({ degraded: false, total: 1 });
  });
});

describe("nothing is lost", () => {
  test("while the queue of the server stands still: search goes on, and says how far it is behind", async () => {
    server.faults.isStuck = true;
    await addQuestion(site.db, { title: "Portafilter squeaks", askerId: cast.mara.id });
    await expect.poll(() => server.received(), soon).toContain("squeak");
    expect(await search()).toMatchObject({ degraded: false, total: 1 });
    await expect.poll(async () => (await engine.state()).lagSeconds, soon).toBeGreaterThan(0.2);
    const sent = server.calls.filter((call) => call.startsWith("POST /indexes")).length;
    await addQuestion(site.db, { title: "Portafilter wobbles", askerId: cast.mara.id });
    await new Promise((resolve) => setTimeout(resolve, 300));
    // A queue that is behind is not made longer.
    expect(server.calls.filter((call) => call.startsWith("POST /indexes")).length).toBe(sent);
    server.faults.isStuck = false;
    await engine.settled();
    expect(await search()).toMatchObject({ degraded: false, total: 3 });
    expect((await engine.state()).lagSeconds).toBe(0);
  });

  test("when tasks fail: the same changes come again until they are in", async () => {
    server.faults.taskError = { code: "no_space_left_on_device" };
    await addQuestion(site.db, { title: "Portafilter rusts", askerId: cast.mara.id });
    await expect.poll(async () => (await place()).problem, soon).toContain("no_space_left_on_device");
    expect((await search()).total).toBe(1);
    delete server.faults.taskError;
    await engine.settled();
    expect((await search()).total).toBe(2);
    await expect.poll(async () => (await place()).problem, soon).toBeNull();
  });

  test("when the server refuses one document, the others go in, and what it was before is gone", async () => {
    const one = await addQuestion(site.db, { title: "Portafilter gasket", askerId: cast.mara.id });
    await engine.settled();
    server.faults.taskError = {
      code: "invalid_document_fields",
      fails: (ids) => ids.includes(`question-${one}`),
    };
    await site.db.transaction(async (tx) => {
      for (const word of ["alpha", "bravo", "charlie"])
        await addQuestion(tx, { title: `Portafilter ${word}`, askerId: cast.mara.id });
      await tx.update(questions).set({ title: "Portafilter secret" }).where(eq(questions.id, one));
      await noteChanged(tx, `question:${one}`);
    });
    await engine.settled();
    const ids = (await search()).hits.map(({ kind, id }) => `${kind}:${id}`);
    expect(ids).toHaveLength(4);
    expect(ids).not.toContain(`question:${one}`);
  });

  test("when the sender ends in the middle and another goes on from its place", async () => {
    server.faults.isStuck = true;
    for (let i = 0; i < 5; i++)
      await addQuestion(site.db, { title: `Portafilter ${i}`, askerId: cast.mara.id });
    await expect.poll(() => server.received(), soon).toContain("portafilt 0");
    await sender.close();
    server.faults.isStuck = false;
    sender = keep();
    await engine.settled();
    expect((await search()).total).toBe(6);
    expect(await compared()).toEqual({ documents: 6, missing: 0, stale: 0, extra: 0 });
  });

  test("two senders: one works, the other waits and takes over", async () => {
    const first = sender;
    sender = keep();
    await addQuestion(site.db, { title: "Portafilter one", askerId: cast.mara.id });
    await engine.settled();
    await first.close();
    await addQuestion(site.db, { title: "Portafilter two", askerId: cast.mara.id });
    await engine.settled();
    expect((await search()).total).toBe(3);
  });
});

const compared = () => compareWithServer(site.db, server, { source: siteDocuments(site.db), model: null });

test("the checker finds what is missing, out of date and too many, and the repair puts it right", async () => {
  const asked = await addQuestion(site.db, { title: "Portafilter drips", askerId: cast.mara.id });
  const other = await addQuestion(site.db, { title: "Portafilter smells", askerId: cast.mara.id });
  await engine.settled();
  expect(await compared()).toEqual({ documents: 3, missing: 0, stale: 0, extra: 0 });
  const { documents } = server.indexes.get(uid)!;
  documents.delete(`article-${article}`);
  documents.set(`question-${asked}`, { ...documents.get(`question-${asked}`)!, checksum: "another" });
  documents.set("question-999", { ...documents.get(`question-${other}`)!, id: "question-999" });
  // A change that nobody noted, as after somebody's own SQL.
  await site.db.update(questions).set({ title: "Portafilter stinks" }).where(eq(questions.id, other));
  expect(await compared()).toEqual({ documents: 3, missing: 1, stale: 2, extra: 1 });
  await askForRepair(site.ctxFor({ kind: "system", job: "test" }));
  await engine.settled();
  expect((await place()).drift).toEqual({ missing: 1, stale: 2, extra: 1, isRepaired: true });
  expect(await compared()).toEqual({ documents: 3, missing: 0, stale: 0, extra: 0 });
});

test("what became private is gone from a page of results at once, even while the index is behind (Q03)", async () => {
  const id = await addQuestion(site.db, { title: "Portafilter canary", askerId: cast.mara.id });
  await engine.settled();
  const shared = globalThis as { [key: symbol]: SearchEngine | undefined };
  shared[Symbol.for("firsthand.search")] = engine;
  try {
    const page = () => results(site.ctxFor({ kind: "visitor" }), { q: "portafilter" }, "en");
    expect((await page()).items.map(({ subject }) => subject)).toContain(`question:${id}`);
    server.faults.isStuck = true;
    await site.db.update(questions).set({ visibility: "restricted" }).where(eq(questions.id, id));
    await noteChanged(site.db, `question:${id}`);
    expect((await search("canary")).hits.map((hit) => hit.id)).toEqual([id]);
    expect((await page()).items.map(({ subject }) => subject)).toEqual([`article:${article}`]);
    server.faults.isStuck = false;
    await engine.settled();
    expect((await search("canary")).hits).toEqual([]);
  } finally {
    delete shared[Symbol.for("firsthand.search")];
  }
});

test("nothing that not everybody may read is ever sent (Q06)", async () => {
  const at = new Date();
  const askerId = cast.mara.id;
  for (const row of [
    { visibility: "restricted" as const },
    { heldAt: at },
    { hiddenAt: at },
    { askedAt: null },
  ])
    await addQuestion(site.db, { title: "zirconium", askerId, ...row });
  for (const row of [{ status: "draft" as const }, { audience: "staff" as const }])
    await addArticle(site.db, { title: "zirconium", slug: JSON.stringify(row), ...row });
  const open = await addQuestion(site.db, { title: "Portafilter open", askerId });
  await addAnswer(site.db, { questionId: open, authorId: cast.theo.id, body: "zirconium", hiddenAt: at });
  await engine.settled();
  await engine.rebuild();
  expect(server.received()).toContain("portafilter");
  expect(server.received()).not.toContain("zirconium");
  expect(server.received()).not.toContain(cast.mara.id);
});

test("a rebuild that fails leaves the index in use as it was, and is made again", async () => {
  server.faults.taskError = { code: "internal" };
  await site.db.execute(sql`insert into changes (subject) values ('search')`);
  await expect.poll(async () => (await place()).problem, soon).toContain("internal");
  expect(await search()).toMatchObject({ degraded: false, total: 1 });
  delete server.faults.taskError;
  await expect.poll(async () => (await place()).rebuildAskedAt, soon).toBeNull();
  expect(await search()).toMatchObject({ degraded: false, total: 1 });
  expect([...server.indexes.keys()]).toEqual([uid]);
});

test("indexes of other sites on the same server are left alone", async () => {
  server.indexes.set("firsthand_0123456789_v1", new StoredIndex());
  server.indexes.set("somebody_else", new StoredIndex());
  await engine.rebuild();
  expect([...server.indexes.keys()].sort()).toEqual(["firsthand_0123456789_v1", uid, "somebody_else"].sort());
});

test("the key of the server is in nothing that a reader or the site's staff gets (Q01)", async () => {
  const seen: unknown[] = [await search(), await engine.state(), await place()];
  for (const fault of [{ isDown: true }, { status: 403 }, { status: 500 }, { version: "0.1.0" }]) {
    Object.assign(server.faults, { isDown: undefined, status: undefined, version: undefined }, fault);
    now += 30_001;
    await noteChanged(site.db, `article:${article}`);
    seen.push(await search(), await search(), await engine.state());
    await expect.poll(async () => (await place()).problem, soon).not.toBeNull();
    seen.push(await place());
  }
  expect(JSON.stringify(seen)).not.toContain(server.key);
  Object.assign(server.faults, { version: undefined });
});
