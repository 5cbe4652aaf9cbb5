import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { articles, deflections, searches } from "@/db/schema";
import type { Context } from "@/lib/context";
import { logSearch } from "@/lib/search/commands/log-search";
import { recordOpened } from "@/lib/search/commands/record-opened";
import { castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle, addQuestion } from "@/lib/testing/posts";
import { sayWhetherFound } from "./say-whether-found";

let site: TestSite;
let visitor: Context;
let article: number;
let question: number;
let secret: number;

beforeAll(async () => {
  site = await freshSite();
  const cast = await castOf(site);
  visitor = { ...site.ctxFor({ kind: "visitor" }), visitorKey: "v1" };
  article = await addArticle(site.db, { title: "Descaling", slug: "descaling" });
  question = await addQuestion(site.db, { title: "Light stays on", askerId: cast.mara.id });
  secret = await addQuestion(site.db, { title: "x", askerId: cast.mara.id, visibility: "restricted" });
});
afterAll(() => site.close());

const search = (query: string) =>
  logSearch(visitor, {
    source: "page",
    query,
    language: "en",
    shown: [`article:${article}`, `question:${question}`],
    resultCount: 2,
  });
const row = async (id: number) => (await site.db.select().from(searches).where(eq(searches.id, id)))[0]!;

test("a yes is kept with the search, as a deflection and as a reader's word on the article", async () => {
  const searchId = await search("white crust");
  const subject = `article:${article}`;
  await sayWhetherFound(visitor, { subject, searchId, query: "white crust", solved: "yes" });
  expect(await row(searchId)).toMatchObject({ confirmedSubject: subject, opened: [subject], rejected: [] });
  const said = await site.db.select().from(deflections).where(eq(deflections.subject, subject));
  expect(said.map(({ query }) => query)).toEqual(["white crust"]);
  const [read] = await site.db.select().from(articles).where(eq(articles.id, article));
  expect(read).toMatchObject({ helpfulCount: 1, unhelpfulCount: 0 });
});

test("a no is kept with its reason, and teaches nothing", async () => {
  const searchId = await search("light blinks");
  const subject = `question:${question}`;
  const said = { subject, searchId, solved: "no", reason: "not_my_case", note: "Mine is red" } as const;
  await sayWhetherFound(visitor, said);
  expect(await row(searchId)).toMatchObject({
    rejected: [subject],
    reasons: { [subject]: "not_my_case: Mine is red" },
    confirmedSubject: null,
  });
  expect(await site.db.select().from(deflections).where(eq(deflections.subject, subject))).toEqual([]);
});

test("a search of somebody else, and what is not public, stay as they are", async () => {
  const searchId = await search("light is red");
  const other = { ...visitor, visitorKey: "v2" };
  await sayWhetherFound(other, { subject: `question:${question}`, searchId, solved: "no" });
  expect(await row(searchId)).toMatchObject({ rejected: [], opened: [] });
  await expect(
    sayWhetherFound(visitor, { subject: `question:${secret}`, searchId, solved: "yes" }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("on the page itself, the search that led there is found by itself; without one a no is kept too", async () => {
  const subject = `question:${question}`;
  const searchId = await search("lamp will not go out");
  await recordOpened(visitor, { searchId, subject });
  await sayWhetherFound(visitor, { subject, solved: "yes" });
  expect(await row(searchId)).toMatchObject({ confirmedSubject: subject });
  const passer = { ...visitor, visitorKey: "v9" };
  await sayWhetherFound(passer, { subject, solved: "no", reason: "outdated" });
  const [own] = await site.db.select().from(searches).where(eq(searches.visitorKey, "v9"));
  expect(own).toMatchObject({ query: "", rejected: [subject], reasons: { [subject]: "outdated" } });
  await expect(
    sayWhetherFound(passer, { subject: `question:${secret}`, solved: "no" }),
  ).rejects.toMatchObject({ code: "not_found" });
});
