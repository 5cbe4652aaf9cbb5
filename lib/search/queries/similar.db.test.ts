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
