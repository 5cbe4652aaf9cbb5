import { AsyncLocalStorage } from "node:async_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { questions } from "@/db/schema";
import type { Context } from "@/lib/context";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle, addQuestion } from "@/lib/testing/posts";
import type { SearchEngine } from "../engine";
import { startSearch } from "../start";
import { similarQuestions } from "./similar";

let site: TestSite;
let cast: Cast;
let search: SearchEngine;
let visitor: Context;

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  search = await startSearch({ url: site.url });
  visitor = site.ctxFor({ kind: "visitor" });
});
afterAll(async () => {
  await search.close();
  await site.close();
});

test("similar questions leave out the question itself, articles, and what is hardly alike", async () => {
  await addArticle(
    site.db,
    { title: "Descaling your machine", slug: "descaling" },
    { topics: [cast.machines] },
  );
  const own = await addQuestion(site.db, { title: "Descaling twice a month?", askerId: cast.lena.id });
  await addQuestion(site.db, { title: "Descaling light stays on after the rinse", askerId: cast.mara.id });
  const alike = await addQuestion(site.db, { title: "Descaling every month?", askerId: cast.mara.id });
  await search.settled();
  expect((await similarQuestions(visitor, own)).map(({ id }) => id)).toEqual([alike]);
});

test("they are kept for a while, but never one that has turned private since", async () => {
  const [own, other] = [
    await addQuestion(site.db, { title: "Spout drips milk", askerId: cast.mara.id }),
    await addQuestion(site.db, { title: "Milk drips from the spout", askerId: cast.lena.id }),
  ];
  await search.settled();
  expect((await similarQuestions(visitor, own)).map(({ id }) => id)).toEqual([other]);
  const hide = (id: number, visibility: "restricted" | "public") =>
    site.db.update(questions).set({ visibility }).where(eq(questions.id, id));
  await hide(other, "restricted");
  expect(await similarQuestions(visitor, own)).toEqual([]);
  await hide(other, "public");
  await hide(own, "restricted");
  expect(await similarQuestions(visitor, own)).toEqual([]);
});

test("what is kept of them holds on to nothing of the request that looked them up", async () => {
  const own = await addQuestion(site.db, { title: "Grinder squeaks at night", askerId: cast.mara.id });
  await addQuestion(site.db, { title: "Grinder squeaks at noon", askerId: cast.lena.id });
  await search.settled();
  // A connection that is made for a request stays with it; this one is there already.
  await similarQuestions(visitor, own);
  const another = await addQuestion(site.db, { title: "The grinder squeaks", askerId: cast.mara.id });
  await search.settled();
  const requests = new AsyncLocalStorage<object>();
  const ofRequest = await (async () => {
    const request = { page: "all that was rendered" };
    const found = await requests.run(request, () => similarQuestions(visitor, another));
    expect(found).toHaveLength(2);
    return new WeakRef(request);
  })();
  await similarQuestions(visitor, own);
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const isHeld = () => {
    collect();
    return ofRequest.deref() !== undefined;
  };
  await expect.poll(isHeld, { timeout: 20_000 }).toBe(false);
});
