import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { questions, searchFollowers } from "@/db/schema";
import { followedSite, soon } from "@/lib/testing/followed-site";
import { addAnswer, addArticle, addQuestion, noteChanged } from "@/lib/testing/posts";
import { askForRepair } from "../commands/ask-for-repair";
import type { SearchEngine } from "../engine";
import { results } from "../queries/results";
import { meilisearchEngine } from "./engine";

const { here, keep, search, place } = followedSite();

describe("the database answers, with a note, while the server", () => {
  test("is down; what is asked meanwhile waits, and is found when the server is back by itself", async () => {
    here.server.faults.isDown = true;
    expect(await search()).toMatchObject({ degraded: true, total: 1, engine: "meilisearch" });
    const question = await addQuestion(here.site.db, {
      title: "Portafilter stuck",
      askerId: here.cast.mara.id,
    });
    expect(await search()).toMatchObject({ degraded: true, total: 2 });
    await expect.poll(async () => (await place()).problem, soon).not.toBeNull();
    expect((await here.engine.state()).lagSeconds).toBeGreaterThan(0);
    here.server.faults.isDown = false;
    await here.engine.settled();
    // Left alone for half a minute; then one tries, and all go on.
    expect((await search()).degraded).toBe(true);
    here.now = 30_001;
    const back = await search();
    expect([back.degraded, back.hits.map(({ kind, id }) => `${kind}:${id}`).sort()]).toEqual([
      false,
      [`article:${here.article}`, `question:${question}`],
    ]);
    expect((await search()).degraded).toBe(false);
    await expect
      .poll(() => here.engine.state(), soon)
      .toMatchObject({ ready: true, lagSeconds: 0, problem: null });
  });

  test("is slow: two readers wait for the budget, the others not at all, and it is asked again after half a minute", async () => {
    here.server.faults.searchTakesMs = 60_000;
    const asked = () => here.server.calls.filter((call) => call === "POST /multi-search").length;
    const before = asked();
    for (let i = 0; i < 5; i++) expect(await search()).toMatchObject({ degraded: true, total: 1 });
    expect(asked() - before).toBe(2);
    here.now = 30_001;
    await Promise.all([search(), search(), search()]);
    expect(asked() - before).toBe(3);
    here.server.faults.searchTakesMs = 0;
    here.now = 60_003;
    expect((await search()).degraded).toBe(false);
  });

  test("answers with faults, or refuses our key", async () => {
    for (const status of [500, 503, 403]) {
      here.server.faults.status = status;
      expect([status, (await search()).degraded]).toEqual([status, true]);
      delete here.server.faults.status;
      here.now += 30_001;
      expect([status, (await search()).degraded]).toEqual([status, false]);
    }
  });

  test("is of a version that does not fit", async () => {
    here.server.faults.isDown = true;
    await search();
    here.server.faults.isDown = false;
    for (const version of ["0.30.5", "1.3.0", "2.0.0"]) {
      here.server.faults.version = version;
      expect([version, (await search()).degraded]).toEqual([version, true]);
      here.now += 30_001;
    }
    delete here.server.faults.version;
    expect((await search()).degraded).toBe(false);
  });

  test("has lost its documents; they are written again", async () => {
    here.server.indexes.get(here.uid)!.documents.clear();
    expect(await search()).toMatchObject({ degraded: true, total: 1 });
    await askForRepair(here.site.ctxFor({ kind: "system", job: "test" }));
    await here.engine.settled();
    expect((await place()).drift).toEqual({ missing: 1, stale: 0, extra: 0, isRepaired: true });
    here.now = 30_001;
    expect(await search()).toMatchObject({ degraded: false, total: 1 });
  });

  test("has lost the whole index; a new one is made, not an empty one by accident", async () => {
    here.server.indexes.clear();
    expect(await search()).toMatchObject({ degraded: true, total: 1 });
    await addQuestion(here.site.db, { title: "Portafilter leaks", askerId: here.cast.mara.id });
    await here.engine.settled();
    here.now = 30_001;
    await expect.poll(async () => (await search()).degraded, soon).toBe(false);
    expect((await search()).total).toBe(2);
    expect(here.server.indexes.get(here.uid)!.settings.filterableAttributes).toContain("kind");
  });

  test("has no index of this version yet, as in the minute after an update", async () => {
    await here.sender.close();
    const [index] = here.server.indexes.values();
    here.server.indexes.clear();
    here.server.indexes.set(here.uid.replace(/v\d+$/, "v0"), index!);
    await here.site.db.delete(searchFollowers);
    const other = meilisearchEngine({ db: here.site.db, address: here.server });
    const ask = () => other.search({ q: "portafilter", mode: "submit", language: "en", limit: 10 });
    expect(await ask()).toMatchObject({ degraded: true, total: 1 });
    here.sender = keep();
    await other.settled();
    expect(await ask()).toMatchObject({ degraded: false, total: 1 });
  });
});

test("what became private is gone from a page of results at once, even while the index is behind (Q03)", async () => {
  const id = await addQuestion(here.site.db, { title: "Portafilter canary", askerId: here.cast.mara.id });
  await here.engine.settled();
  const shared = globalThis as { [key: symbol]: SearchEngine | undefined };
  shared[Symbol.for("firsthand.search")] = here.engine;
  try {
    const page = () => results(here.site.ctxFor({ kind: "visitor" }), { q: "portafilter" }, "en");
    expect((await page()).items.map(({ subject }) => subject)).toContain(`question:${id}`);
    here.server.faults.isStuck = true;
    await here.site.db.update(questions).set({ visibility: "restricted" }).where(eq(questions.id, id));
    await noteChanged(here.site.db, `question:${id}`);
    expect((await search("canary")).hits.map((hit) => hit.id)).toEqual([id]);
    expect((await page()).items.map(({ subject }) => subject)).toEqual([`article:${here.article}`]);
    here.server.faults.isStuck = false;
    await here.engine.settled();
    expect((await search("canary")).hits).toEqual([]);
  } finally {
    delete shared[Symbol.for("firsthand.search")];
  }
});

test("nothing that not everybody may read is ever sent (Q06)", async () => {
  const at = new Date();
  const askerId = here.cast.mara.id;
  for (const row of [
    { visibility: "restricted" as const },
    { heldAt: at },
    { hiddenAt: at },
    { askedAt: null },
  ])
    await addQuestion(here.site.db, { title: "zirconium", askerId, ...row });
  for (const row of [{ status: "draft" as const }, { audience: "staff" as const }])
    await addArticle(here.site.db, { title: "zirconium", slug: JSON.stringify(row), ...row });
  const open = await addQuestion(here.site.db, { title: "Portafilter open", askerId });
  await addAnswer(here.site.db, {
    questionId: open,
    authorId: here.cast.theo.id,
    body: "zirconium",
    hiddenAt: at,
  });
  await here.engine.settled();
  await here.engine.rebuild();
  expect(here.server.received()).toContain("portafilter");
  expect(here.server.received()).not.toContain("zirconium");
  expect(here.server.received()).not.toContain(here.cast.mara.id);
});

test("the key of the server is in nothing that a reader or the site's staff gets (Q01)", async () => {
  const seen: unknown[] = [await search(), await here.engine.state(), await place()];
  for (const fault of [{ isDown: true }, { status: 403 }, { status: 500 }, { version: "0.1.0" }]) {
    Object.assign(here.server.faults, { isDown: undefined, status: undefined, version: undefined }, fault);
    here.now += 30_001;
    await noteChanged(here.site.db, `article:${here.article}`);
    seen.push(await search(), await search(), await here.engine.state());
    await expect.poll(async () => (await place()).problem, soon).not.toBeNull();
    seen.push(await place());
  }
  expect(JSON.stringify(seen)).not.toContain(here.server.key);
  Object.assign(here.server.faults, { version: undefined });
});
