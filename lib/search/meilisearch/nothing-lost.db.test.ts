import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { questions } from "@/db/schema";
import { followedSite, soon } from "@/lib/testing/followed-site";
import { StoredIndex } from "@/lib/testing/meilisearch-index";
import { addQuestion, noteChanged } from "@/lib/testing/posts";
import { siteDocuments } from "@/lib/web/search-documents";
import { askForRepair } from "../commands/ask-for-repair";
import { startSender } from "./sender";

const { here, keep, search, place, compared } = followedSite();

describe("nothing is lost", () => {
  test("while the queue of the server stands still: search goes on, and says how far it is behind", async () => {
    here.server.faults.isStuck = true;
    await addQuestion(here.site.db, { title: "Portafilter squeaks", askerId: here.cast.mara.id });
    await expect.poll(() => here.server.received(), soon).toContain("squeak");
    expect(await search()).toMatchObject({ degraded: false, total: 1 });
    await expect.poll(async () => (await here.engine.state()).lagSeconds, soon).toBeGreaterThan(0.2);
    const sent = here.server.calls.filter((call) => call.startsWith("POST /indexes")).length;
    await addQuestion(here.site.db, { title: "Portafilter wobbles", askerId: here.cast.mara.id });
    await new Promise((resolve) => setTimeout(resolve, 300));
    // A queue that is behind is not made longer.
    expect(here.server.calls.filter((call) => call.startsWith("POST /indexes")).length).toBe(sent);
    here.server.faults.isStuck = false;
    await here.engine.settled();
    expect(await search()).toMatchObject({ degraded: false, total: 3 });
    expect((await here.engine.state()).lagSeconds).toBe(0);
  });

  test("when tasks fail: the same changes come again until they are in", async () => {
    here.server.faults.taskError = { code: "no_space_left_on_device" };
    await addQuestion(here.site.db, { title: "Portafilter rusts", askerId: here.cast.mara.id });
    await expect.poll(async () => (await place()).problem, soon).toContain("no_space_left_on_device");
    expect((await search()).total).toBe(1);
    delete here.server.faults.taskError;
    await here.engine.settled();
    expect((await search()).total).toBe(2);
    await expect.poll(async () => (await place()).problem, soon).toBeNull();
  });

  test("when the server refuses one document, the others go in, and what it was before is gone", async () => {
    const one = await addQuestion(here.site.db, { title: "Portafilter gasket", askerId: here.cast.mara.id });
    await here.engine.settled();
    here.server.faults.taskError = {
      code: "invalid_document_fields",
      fails: (ids) => ids.includes(`question-${one}`),
    };
    await here.site.db.transaction(async (tx) => {
      for (const word of ["alpha", "bravo", "charlie"])
        await addQuestion(tx, { title: `Portafilter ${word}`, askerId: here.cast.mara.id });
      await tx.update(questions).set({ title: "Portafilter secret" }).where(eq(questions.id, one));
      await noteChanged(tx, `question:${one}`);
    });
    await here.engine.settled();
    const ids = (await search()).hits.map(({ kind, id }) => `${kind}:${id}`);
    expect(ids).toHaveLength(4);
    expect(ids).not.toContain(`question:${one}`);
  });

  test("when the sender ends in the middle and another goes on from its place", async () => {
    here.server.faults.isStuck = true;
    for (let i = 0; i < 5; i++)
      await addQuestion(here.site.db, { title: `Portafilter ${i}`, askerId: here.cast.mara.id });
    await expect.poll(() => here.server.received(), soon).toContain("portafilt 0");
    await here.sender.close();
    here.server.faults.isStuck = false;
    here.sender = keep();
    await here.engine.settled();
    expect((await search()).total).toBe(6);
    expect(await compared()).toEqual({ documents: 6, missing: 0, stale: 0, extra: 0 });
  });

  test("two senders: one works, the other waits and takes over", async () => {
    const first = here.sender;
    here.sender = keep();
    await addQuestion(here.site.db, { title: "Portafilter one", askerId: here.cast.mara.id });
    await here.engine.settled();
    await first.close();
    await addQuestion(here.site.db, { title: "Portafilter two", askerId: here.cast.mara.id });
    await here.engine.settled();
    expect((await search()).total).toBe(3);
  });
});

test("the checker finds what is missing, out of date and too many, and the repair puts it right (law 14)", async () => {
  const asked = await addQuestion(here.site.db, { title: "Portafilter drips", askerId: here.cast.mara.id });
  const other = await addQuestion(here.site.db, { title: "Portafilter smells", askerId: here.cast.mara.id });
  await here.engine.settled();
  expect(await compared()).toEqual({ documents: 3, missing: 0, stale: 0, extra: 0 });
  const { documents } = here.server.indexes.get(here.uid)!;
  documents.delete(`article-${here.article}`);
  documents.set(`question-${asked}`, { ...documents.get(`question-${asked}`)!, checksum: "another" });
  documents.set("question-999", { ...documents.get(`question-${other}`)!, id: "question-999" });
  // A change that nobody noted, as after somebody's own SQL.
  await here.site.db.update(questions).set({ title: "Portafilter stinks" }).where(eq(questions.id, other));
  expect(await compared()).toEqual({ documents: 3, missing: 1, stale: 2, extra: 1 });
  await askForRepair(here.site.ctxFor({ kind: "system", job: "test" }));
  await here.engine.settled();
  expect((await place()).drift).toEqual({ missing: 1, stale: 2, extra: 1, isRepaired: true });
  expect(await compared()).toEqual({ documents: 3, missing: 0, stale: 0, extra: 0 });
});

test("a rebuild that fails leaves the index in use as it was, and is made again", async () => {
  here.server.faults.taskError = { code: "internal" };
  await here.site.db.execute(sql`insert into changes (subject) values ('search')`);
  await expect.poll(async () => (await place()).problem, soon).toContain("internal");
  expect(await search()).toMatchObject({ degraded: false, total: 1 });
  delete here.server.faults.taskError;
  await expect.poll(async () => (await place()).rebuildAskedAt, soon).toBeNull();
  expect(await search()).toMatchObject({ degraded: false, total: 1 });
  expect([...here.server.indexes.keys()]).toEqual([here.uid]);
});

test("an embedder that is set later: the index is made anew, since a server takes no document without a vector then", async () => {
  const close = () => here.sender.close();
  for (const model of [{ name: "stand-in", dimensions: 3 }, { name: "another", dimensions: 5 }, null]) {
    await close();
    here.sender = startSender({
      url: here.site.url,
      address: here.server,
      sourceOf: siteDocuments,
      model,
      againAfterMs: 50,
    });
    await addQuestion(here.site.db, { title: "Portafilter sings", askerId: here.cast.mara.id });
    const dimensions = () => {
      const { embedders } = here.server.indexes.get(here.uid)?.settings ?? {};
      return embedders?.site?.dimensions ?? null;
    };
    await expect.poll(dimensions, soon).toBe(model?.dimensions ?? null);
    await here.engine.settled();
    expect(await place()).toMatchObject({ problem: null });
  }
  expect(await search()).toMatchObject({ degraded: false, total: 4 });
});

test("indexes of other sites on the same server are left alone", async () => {
  here.server.indexes.set("firsthand_0123456789_v1", new StoredIndex());
  here.server.indexes.set("somebody_else", new StoredIndex());
  await here.engine.rebuild();
  expect([...here.server.indexes.keys()].sort()).toEqual(
    ["firsthand_0123456789_v1", here.uid, "somebody_else"].sort(),
  );
});
