import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { searches } from "@/db/schema";
import type { Context } from "@/lib/context";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle, addQuestion } from "@/lib/testing/posts";
import { logSearch } from "../commands/log-search";
import { TypingLog } from "../typing-log";
import { betsCaught } from "./bets-caught";
import { engineState } from "./engine-state";
import { explainSearch } from "./explain";
import { failedSearches } from "./failed-searches";
import { foundBy } from "./found-by";
import { publicSubject } from "./public-subject";
import { results } from "./results";

let site: TestSite;
let cast: Cast;
let cleo: Context;
let article: number;
let question: number;
const now = Date.now();

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  cleo = site.ctxFor(cast.cleo);
  article = await addArticle(site.db, { title: "Descaling", slug: "descaling", html: "<p>Citric acid.</p>" });
  question = await addQuestion(
    site.db,
    { title: "White crust", slug: "crust", askerId: cast.mara.id },
    { links: [article] },
  );
});
beforeEach(() => site.db.execute(sql`truncate searches`));
afterAll(() => site.close());

type Row = Partial<typeof searches.$inferInsert> & { query: string };
const searched = (visitorKey: string, minutesAgo: number, row: Row) =>
  site.db.insert(searches).values({
    visitorKey,
    source: "page",
    createdAt: new Date(now - minutesAgo * 60_000),
    ...row,
  });
const found = { shown: ["article:1"], resultCount: 1 };

test("searches that led nowhere are counted together, however they were written", async () => {
  await searched("a", 50, { query: "Limescale?" });
  await searched("b", 40, { query: " limescale" });
  await searched("b", 33, { query: "crust", ...found, opened: ["article:1"] });
  await searched("c", 20, { query: "kettle", ...found });
  await searched("c", 15, { query: "boiler", ...found, confirmedSubject: "article:1" });
  await searched("d", 60 * 24 * 10, { query: "long ago" });
  const of = async (failure: "none" | "unopened" | "rephrased", days = 7) =>
    (await failedSearches(cleo, { failure, days })).items.map(({ query, times, searchers, next }) => ({
      query,
      times,
      searchers,
      next,
    }));
  expect(await of("none")).toEqual([{ query: " limescale", times: 2, searchers: 2, next: ["crust"] }]);
  expect(await of("unopened")).toEqual([{ query: "kettle", times: 1, searchers: 1, next: ["boiler"] }]);
  expect((await of("rephrased")).map(({ query }) => query).sort()).toEqual([" limescale", "kettle"]);
  expect((await of("none", 30)).map(({ query }) => query)).toContain("long ago");
  expect((await failedSearches(cleo, { failure: "none", days: 7 })).counts).toEqual({
    all: 5,
    none: 2,
    unopened: 1,
    rephrased: 2,
    opened: 1,
    solved: 1,
  });
});

test("what was still being typed, and a page that was turned, is one search", async () => {
  await searched("a", 10, { query: "lime", source: "suggest" });
  await searched("a", 9.5, { query: "limescale" });
  expect((await failedSearches(cleo, { failure: "none", days: 7 })).counts).toMatchObject({
    all: 1,
    none: 1,
  });
  const visitor = { ...site.ctxFor({ kind: "visitor" }), visitorKey: "z" };
  const log = (shown: string[]) =>
    logSearch(visitor, { source: "page", query: "milk", language: "en", shown, resultCount: 12 });
  const first = await log(["article:1", "article:2"]);
  expect(await log(["article:2", "article:3"])).toBe(first);
  const rows = await site.db.select().from(searches);
  expect(rows.find((row) => row.id === first)!.shown).toEqual(["article:1", "article:2", "article:3"]);
});

test("words on the way to a question that is not public, and what looks private, are shown to nobody (A11)", async () => {
  const secret = await addQuestion(site.db, {
    title: "Somebody reads my account",
    askerId: cast.mara.id,
    visibility: "restricted",
  });
  await searched("a", 5, { query: "somebody reads my account", source: "ask", questionId: secret });
  await searched("a", 60, { query: "who reads my mail" });
  await site.db.insert(searches).values({
    personId: cast.mara.id,
    source: "page",
    query: "account broken into",
    createdAt: new Date(now - 60_000),
  });
  await searched("b", 5, { query: "my mail is mara@mail-of-mara.net" });
  await searched("c", 5, {
    query: "harmless",
    shown: [`article:${article}`],
    resultCount: 1,
    opened: [`article:${article}`],
  });
  await searched("a", 4, {
    query: "reads account",
    shown: [`article:${article}`],
    resultCount: 1,
    opened: [`article:${article}`],
  });
  for (const failure of ["none", "unopened", "rephrased"] as const) {
    const page = await failedSearches(cleo, { failure, days: 7 });
    expect(page.items).toEqual([]);
  }
  expect((await foundBy(cleo, `article:${article}`)).searched.map(({ query }) => query)).toEqual([
    "harmless",
  ]);
});

test("an article says in whose words it is found: by whom it was taught, from what it was opened", async () => {
  const shown = [`article:${article}`, `question:${question}`];
  await searched("a", 9, { query: "white stuff", shown, resultCount: 2, opened: [shown[0]!] });
  await searched("b", 8, {
    query: "White stuff!",
    shown,
    resultCount: 2,
    opened: [shown[0]!],
    confirmedSubject: shown[0]!,
  });
  await searched("c", 7, { query: "tank", shown, resultCount: 2 });
  expect(await foundBy(cleo, `article:${article}`)).toMatchObject({
    taught: [{ number: question, title: "White crust" }],
    taughtCount: 1,
    searched: [{ query: "White stuff!", times: 2, solved: 1 }],
    searchedCount: 1,
    passedOver: [{ query: "tank", times: 1 }],
  });
});

test("what was picked while typing counts as opened, for the latest search that showed it", async () => {
  const log = new TypingLog(site.db);
  const typed = { personId: null, visitorKey: "t", source: "suggest" as const, language: "en" };
  log.note({ ...typed, query: "crust", shown: [`article:${article}`] });
  await log.opened("t", `article:${article}`);
  await log.opened("t", `question:${question}`);
  await log.opened("somebody else", `article:${article}`);
  log.note({ ...typed, query: "crusty", shown: [] });
  await log.close();
  const rows = await site.db.select().from(searches).orderBy(searches.id);
  expect(rows.map(({ query, opened }) => ({ query, opened }))).toEqual([
    { query: "crust", opened: [`article:${article}`] },
    { query: "crusty", opened: [] },
  ]);
});

test("the parts of a score are for staff, and what is hidden stays so for them too", async () => {
  const ines = site.ctxFor(cast.ines);
  const explained = await explainSearch(ines, { q: "descaling", mode: "submit", language: "en" });
  expect(explained.items[0]).toMatchObject({ subject: `article:${article}`, pinned: false });
  expect(explained.items[0]!.why.score).toBeGreaterThan(0);
  expect((await results(ines, { q: "descaling" }, "en")).items[0]!.why).not.toBeNull();
  expect((await results(site.ctxFor(cast.mara), { q: "descaling" }, "en")).items[0]!.why).toBeNull();
  const secret = await addQuestion(site.db, {
    title: "Descaling my secret",
    askerId: cast.mara.id,
    visibility: "restricted",
  });
  const seen = await explainSearch(site.ctxFor(cast.ada), { q: "secret", mode: "ask", language: "en" });
  expect(seen.items).toEqual([]);
  for (const subject of [`question:${secret}`, "question:99999", "lesson:1", "x"])
    await expect(publicSubject(ines, subject)).rejects.toMatchObject({ code: "not_found" });
});

test("a page beyond the last shows the last, and what looks private is counted but not shown", async () => {
  for (let i = 0; i < 31; i++) await searched(`v${i}`, 40, { query: `word${i}` });
  const at = async (page: number) => {
    const found = await failedSearches(cleo, { failure: "none", days: 7, page });
    return [found.page, found.pages, found.items.length, found.withheld];
  };
  expect(await at(1)).toEqual([1, 2, 30, 0]);
  expect(await at(9)).toEqual([2, 2, 1, 0]);
  await site.db.execute(sql`truncate searches`);
  await searched("v", 40, { query: "why does mara@mail-of-mara.net not get mail" });
  expect(await at(3)).toEqual([1, 1, 0, 1]);
});

test("every bet says in how many searches of the last month it would have come first, and which come first too often", async () => {
  const bet = (id: number, words: string, scope: "part" | "whole" = "part") => ({
    id,
    words,
    scope,
    subject: `article:${article}`,
  });
  const bets = [bet(1, "the"), bet(2, "the", "whole"), bet(3, "refunds"), bet(4, "nobody says this")];
  for (let i = 0; i < 18; i++) await searched(`v${i}`, 40, { query: `Where is the part ${i}?` });
  const of = async () => {
    const { searches, of, isNewest } = await betsCaught(cleo, bets);
    return { searches, isNewest, bets: bets.map(({ id }) => Object.values(of(id))) };
  };
  // With so few searches nothing says whether that is often.
  expect(await of()).toEqual({
    searches: 18,
    isNewest: false,
    bets: [
      [18, false],
      [0, false],
      [0, false],
      [0, false],
    ],
  });
  await searched("w", 30, { query: "The" });
  await searched("x", 20, { query: "my REFUND" });
  await searched("y", 10, { query: "ref" });
  await searched("y", 9.9, { query: "refund" });
  await searched("z", 60 * 24 * 40, { query: "the refund of long ago" });
  expect((await of()).bets).toEqual([
    [19, true],
    [1, false],
    [2, false],
    [0, false],
  ]);
});

test("customers see none of it, agents only why a result is where it is", async () => {
  const asked = (ctx: Context) => [
    failedSearches(ctx, { failure: "none", days: 7 }),
    engineState(ctx),
    foundBy(ctx, `article:${article}`),
    explainSearch(ctx, { q: "x", mode: "type", language: "en" }),
    betsCaught(ctx, []),
  ];
  const outcome = async (ctx: Context) =>
    (await Promise.allSettled(asked(ctx))).map((each) => each.status === "fulfilled");
  expect(await outcome(site.ctxFor(cast.mara))).toEqual([false, false, false, false, false]);
  expect(await outcome(site.ctxFor({ kind: "visitor" }))).toEqual([false, false, false, false, false]);
  expect(await outcome(site.ctxFor(cast.ines))).toEqual([false, false, true, true, false]);
  expect(await outcome(cleo)).toEqual([true, true, true, true, true]);
});
