import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { articleContacts, articleFeedback, articleReads, articleViews, searches } from "@/db/schema";
import type { Person } from "@/lib/context";
import { giveFeedback } from "@/lib/knowledge/commands/give-feedback";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle, addQuestion } from "@/lib/testing/posts";
import { noteReading } from "../commands/note-reading";
import { noteContacts } from "../jobs/note-contacts";
import { addViews } from "./add-views";

const now = new Date("2026-11-10T12:00:00Z");
const hoursAgo = (hours: number) => new Date(+now - hours * 3_600_000);
let site: TestSite;
let cast: Cast;
let descaling: number;
let german: number;
let forStaff: number;
let forMembers: number;

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  descaling = await addArticle(site.db, { title: "Descaling", slug: "descaling" });
  german = await addArticle(site.db, {
    title: "Entkalken",
    slug: "descaling",
    language: "de",
    translationOf: descaling,
  });
  forStaff = await addArticle(site.db, { title: "Refund limits", slug: "refunds", audience: "staff" });
  forMembers = await addArticle(site.db, { title: "Members", slug: "members", audience: "signed_in" });
});
beforeEach(async () => {
  await site.db.execute(
    sql`truncate article_views, article_reads, article_feedback, searches, questions cascade`,
  );
});
afterAll(() => site.close());

const as = (person: Person, at = now) => site.ctxFor(person, { now: at });
const views = () =>
  site.db.select({ article: articleViews.articleId, views: articleViews.views }).from(articleViews);
const shown = (slug: string, language: string | null, views: number, locale = "en") => ({
  slug,
  language,
  locale,
  views,
});
const contacts = () => site.db.select().from(articleContacts);
const ask = (person: Person, hours: number, more: object = {}) =>
  addQuestion(site.db, { title: "Light stays on", askerId: person.id, createdAt: hoursAgo(hours), ...more });
const search = (more: Partial<typeof searches.$inferInsert>, hours: number) =>
  site.db.insert(searches).values({
    source: "page",
    query: "light",
    shown: [`article:${descaling}`],
    opened: [`article:${descaling}`],
    createdAt: hoursAgo(hours),
    ...more,
  });

test("what visitors are shown is counted by day, in the version that their page shows", async () => {
  await addViews(site.db, [
    shown("descaling", null, 2),
    shown("descaling", "de", 1),
    shown("Descaling", "xx", 4),
  ]);
  await addViews(site.db, [shown("descaling", null, 5, "de")]);
  expect((await views()).sort((a, b) => a.article - b.article)).toEqual([
    { article: descaling, views: 6 },
    { article: german, views: 6 },
  ]);
});

test("an article that not everybody may read, and an address that leads nowhere, were shown to nobody", async () => {
  await addViews(site.db, [shown("refunds", null, 3), shown("members", null, 3), shown("nothing", null, 1)]);
  expect(await views()).toEqual([]);
});

test("a signed-in customer counts, staff do not, and nobody reads what is not there for them", async () => {
  await noteReading(as(cast.mara), { articleId: descaling });
  await noteReading(as(cast.mara), { articleId: descaling });
  await noteReading(as(cast.mara), { articleId: forMembers });
  await noteReading(as(cast.cleo), { articleId: descaling });
  await noteReading(site.ctxFor({ kind: "visitor" }, { now }), { articleId: descaling });
  await expect(noteReading(as(cast.mara), { articleId: forStaff })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(
    noteReading(site.ctxFor({ kind: "visitor" }, { now }), { articleId: forMembers }),
  ).rejects.toMatchObject({ code: "not_found" });
  expect((await views()).sort((a, b) => a.article - b.article)).toEqual([
    { article: descaling, views: 2 },
    { article: forMembers, views: 1 },
  ]);
  expect(await site.db.select().from(articleReads)).toHaveLength(2);
});

test("a question within a day of reading counts against the article, once, however often it is looked for", async () => {
  await noteReading(as(cast.mara, hoursAgo(20)), { articleId: descaling });
  await noteReading(as(cast.lena, hoursAgo(40)), { articleId: descaling });
  const question = await ask(cast.mara, 1);
  await ask(cast.lena, 1);
  await ask(cast.theo, 1);
  await noteContacts(site.ctxFor({ kind: "system", job: "test" }, { now }));
  await noteContacts(site.ctxFor({ kind: "system", job: "test" }, { now }));
  expect(await contacts()).toMatchObject([
    { articleId: descaling, questionId: question, personId: cast.mara.id, kind: "question", via: "page" },
  ]);
});

test("reading after asking says nothing", async () => {
  await ask(cast.mara, 2);
  await noteReading(as(cast.mara, hoursAgo(1)), { articleId: descaling });
  await noteContacts(site.ctxFor({ kind: "system", job: "test" }, { now }));
  expect(await contacts()).toEqual([]);
});

test("an article opened from a search counts, also from before its searcher signed in to ask", async () => {
  await search({ visitorKey: "v1" }, 3);
  await search({ visitorKey: "v1", personId: cast.mara.id, source: "ask", shown: [], opened: [] }, 2);
  await search({ visitorKey: "v2" }, 3);
  const question = await ask(cast.mara, 2);
  await noteContacts(site.ctxFor({ kind: "system", job: "test" }, { now }));
  expect(await contacts()).toMatchObject([{ articleId: descaling, questionId: question, via: "search" }]);
});

test("who said that it solved theirs does not count, whether in the search or on the article", async () => {
  await search({ personId: cast.mara.id, confirmedSubject: `article:${descaling}` }, 3);
  await ask(cast.mara, 2);
  await search({ personId: cast.lena.id }, 3);
  await giveFeedback(as(cast.lena, hoursAgo(2)), { articleId: descaling, solved: "yes" });
  await ask(cast.lena, 1);
  await noteContacts(site.ctxFor({ kind: "system", job: "test" }, { now }));
  expect(await contacts()).toEqual([]);
});

test("a question that not everybody may read, and imported history, are never counted", async () => {
  await search({ personId: cast.mara.id }, 3);
  await ask(cast.mara, 2, { visibility: "restricted" });
  await ask(cast.mara, 2, { heldAt: now });
  await ask(cast.mara, 2, { importedAt: now });
  await noteContacts(site.ctxFor({ kind: "system", job: "test" }, { now }));
  expect(await contacts()).toEqual([]);
});

test("what was read is forgotten after three days", async () => {
  await noteReading(as(cast.mara, hoursAgo(80)), { articleId: descaling });
  await noteContacts(site.ctxFor({ kind: "system", job: "test" }, { now }));
  expect(await site.db.select().from(articleReads)).toEqual([]);
});

test("a word about an article keeps the version that was read", async () => {
  await giveFeedback(as(cast.mara), { articleId: descaling, solved: "no", reason: "outdated" });
  const [said] = await site.db.select().from(articleFeedback).where(eq(articleFeedback.articleId, descaling));
  expect(said).toMatchObject({ reason: "outdated", version: 1 });
});
