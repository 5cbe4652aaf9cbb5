import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { articles, articleViews, audit, curationTasks, searches } from "@/db/schema";
import { transaction } from "@/lib/context";
import { markNeedsUpdate } from "@/lib/knowledge/commands/mark-needs-update";
import { addSnippet } from "@/lib/knowledge/commands/save-snippet";
import { markUpToDate } from "@/lib/knowledge/commands/start-translation";
import { type Cast, castOf } from "@/lib/testing/cast";
import { closedForContent } from "@/lib/testing/closed-case";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle } from "@/lib/testing/posts";
import { askedTwoDaysAgo, daysAgo, now, onlyOneArticle } from "@/lib/testing/work-list";
import { dismissReason, takeUpReason } from "./commands/dismiss-reason";
import { markReviewed } from "./commands/mark-reviewed";
import { assignTask, reopenTask, settleTask } from "./commands/settle-task";
import { checkLinks } from "./jobs/check-links";
import { workList, workOn } from "./queries/work-list";
import { endedByReview } from "./rules/work-reasons";
import { settleByPublishing } from "./settle-by-publishing";

let site: TestSite;
let cast: Cast;
let article: number;

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});

beforeEach(async () => {
  article = await onlyOneArticle(site, cast);
});

afterAll(() => site.close());
const cleo = () => site.ctxFor(cast.cleo, { now });
const reasonsNow = async () => (await workOn(cleo(), article))?.reasons ?? [];
const asks = (askerId: string, more?: object) => askedTwoDaysAgo(site, askerId, more);

const caseOf = (questionId: number, cause: "no_article" | "article_wrong" = "article_wrong") =>
  closedForContent(site, { questionId, teamId: cast.team, cause, at: daysAgo(1) });

test("a review date that has passed, until somebody says that it is right", async () => {
  await site.db.update(articles).set({ reviewBy: daysAgo(10) });
  expect(await reasonsNow()).toEqual(["review_due"]);
  await markReviewed(cleo(), { articleId: article, months: 6 });
  expect(await reasonsNow()).toEqual([]);
  const [row] = await site.db.select().from(articles);
  expect(row!.reviewBy).toEqual(new Date("2027-05-10T12:00:00Z"));
});

test("reviewing an article that was marked takes the mark away; a draft cannot be reviewed", async () => {
  await markNeedsUpdate(cleo(), { articleId: article, reason: "The lamp is blue now" });
  expect(await workOn(cleo(), article)).toMatchObject({
    reasons: ["needs_update"],
    needsUpdateReason: "The lamp is blue now",
  });
  await markReviewed(cleo(), { articleId: article, months: 3 });
  expect(await reasonsNow()).toEqual([]);
  const draft = await addArticle(site.db, { title: "Draft", status: "draft" });
  await expect(markReviewed(cleo(), { articleId: draft, months: 3 })).rejects.toMatchObject({
    code: "not_published",
  });
});

test("never found: only once counting has gone on for long, and nobody came", async () => {
  await site.db.update(articles).set({ publishedAt: daysAgo(200) });
  expect(await reasonsNow()).toEqual([]);
  const other = await addArticle(site.db, { title: "Other", createdAt: daysAgo(10) });
  await site.db.insert(articleViews).values({ articleId: other, day: "2026-08-01", views: 1 });
  await site.db.insert(searches).values({ source: "page", query: "other", createdAt: daysAgo(80) });
  expect(await workOn(cleo(), article)).toMatchObject({
    reasons: ["never_found"],
    neverFound: { why: "no_views" },
  });
  await site.db.insert(articleViews).values({ articleId: article, day: "2026-11-01", views: 2 });
  expect(await reasonsNow()).toEqual([]);
  await site.db.insert(searches).values(
    ["v1", "v2"].map((visitorKey) => ({
      visitorKey,
      source: "page" as const,
      query: "how to descale",
      createdAt: daysAgo(5),
    })),
  );
  expect(await workOn(cleo(), article)).toMatchObject({
    neverFound: { why: "searches_fail", words: ["how to descale"] },
  });
  await site.db.insert(searches).values({
    source: "page",
    query: "lime",
    shown: [`article:${article}`],
    opened: [`article:${article}`],
    createdAt: daysAgo(4),
  });
  expect(await reasonsNow()).toEqual([]);
});

test("a translation is behind while its source has a newer version, or until somebody says that it says the same", async () => {
  const german = await addArticle(site.db, {
    title: "Entkalken",
    slug: "descaling",
    language: "de",
    translationOf: article,
    createdAt: daysAgo(30),
    sourceVersion: 1,
  });
  expect(await workOn(cleo(), german)).toBeNull();
  await site.db.update(articles).set({ version: 2 }).where(sql`id = ${article}`);
  expect(await workOn(cleo(), german)).toMatchObject({ reasons: ["behind"] });
  // The one word for all of them would promise what it does not do.
  expect(endedByReview).not.toContain("behind");
  await markReviewed(cleo(), { articleId: german, months: 6 });
  expect(await workOn(cleo(), german)).toMatchObject({ reasons: ["behind"] });
  await markUpToDate(cleo(), { articleId: german });
  expect(await workOn(cleo(), german)).toBeNull();
});

test("a case with a content cause is a task: on its article, or by itself; of a private thread only the number", async () => {
  const open = await asks(cast.mara.id);
  const secret = await asks(cast.lena.id, { visibility: "restricted", title: "My card was charged" });
  const onArticle = await caseOf(open);
  await caseOf(secret, "no_article");
  await assignTask(cleo(), { taskId: onArticle, article: "https://help.example/articles/descaling#top" });
  const list = await workList(cleo());
  expect(list.items).toMatchObject([{ reasons: ["case"], cases: [{ question: { number: open } }] }]);
  expect(list).toMatchObject({ casesTotal: 1, cases: [{ cause: "no_article", question: null }] });
  expect(JSON.stringify(list)).not.toContain("card");
});

test("a task is done by a person and can be opened again; publishing its article does it as well", async () => {
  const asked = await asks(cast.mara.id);
  const taskId = await caseOf(asked);
  await assignTask(cleo(), { taskId, article: "descaling" });
  await settleTask(cleo(), { taskId });
  await expect(settleTask(cleo(), { taskId })).rejects.toMatchObject({ code: "already_decided" });
  expect(await reasonsNow()).toEqual([]);
  await reopenTask(cleo(), { taskId });
  expect(await reasonsNow()).toEqual(["case"]);
  const system = site.ctxFor({ kind: "system", job: "test" }, { now });
  expect(await transaction(system, (work) => settleByPublishing(work, article))).toBe(0);
  await site.db.update(articles).set({ publishedAt: now });
  await site.db.execute(sql`update article_versions set published_at = ${now.toISOString()}::timestamptz`);
  expect(await transaction(system, (work) => settleByPublishing(work, article))).toBe(1);
  expect(await site.db.select().from(curationTasks)).toMatchObject([{ doneBy: null, articleId: article }]);
  await expect(assignTask(cleo(), { taskId, article: "descaling" })).rejects.toMatchObject({
    code: "already_decided",
  });
  await reopenTask(cleo(), { taskId });
  await expect(assignTask(cleo(), { taskId, article: "/articles/nothing" })).rejects.toMatchObject({
    code: "invalid_input",
    field: "article",
  });
});

test("a link that leads nowhere, until it is changed or leads somewhere", async () => {
  await site.db
    .update(articles)
    .set({ body: "See [there](/articles/gone) and [here](/articles/descaling)." });
  const system = site.ctxFor({ kind: "system", job: "test" }, { now });
  expect(await checkLinks(system)).toBe(1);
  expect(await workOn(cleo(), article)).toMatchObject({
    reasons: ["broken_links"],
    brokenLinks: ["/articles/gone"],
  });
  await addArticle(site.db, { title: "Gone", slug: "gone", createdAt: daysAgo(1) });
  expect(await reasonsNow()).toEqual([]);
  expect(await checkLinks(system, { articleId: article })).toBe(0);
});

test("a link in a snippet is one of the article's", async () => {
  await addSnippet(cleo(), { name: "lost", language: "en", body: "See [there](/articles/nowhere)." });
  await site.db.update(articles).set({ body: "First.\n\n{{snippet:lost}}" });
  expect(await checkLinks(site.ctxFor({ kind: "system", job: "test" }, { now }))).toBe(1);
  expect(await workOn(cleo(), article)).toMatchObject({ brokenLinks: ["/articles/nowhere"] });
});

test("a reason is put off until a day and comes back then; only one that holds can be", async () => {
  await site.db.update(articles).set({ reviewBy: daysAgo(10) });
  await expect(
    dismissReason(cleo(), { articleId: article, reason: "unhelpful", days: 30 }),
  ).rejects.toMatchObject({ code: "nothing_to_put_off" });
  await dismissReason(cleo(), { articleId: article, reason: "review_due", days: 30, note: "New model soon" });
  expect(await reasonsNow()).toEqual([]);
  const list = await workList(cleo(), { putOff: true });
  expect(list).toMatchObject({
    total: 0,
    putOff: 1,
    items: [{ dismissed: [{ by: "Cleo", note: "New model soon" }] }],
  });
  const later = site.ctxFor(cast.cleo, { now: new Date(+now + 31 * 86_400_000) });
  expect(await workOn(later, article)).toMatchObject({ reasons: ["review_due"] });
  await takeUpReason(cleo(), { articleId: article, reason: "review_due" });
  expect(await reasonsNow()).toEqual(["review_due"]);
  const lines = await site.db
    .select()
    .from(audit)
    .where(sql`subject = ${`article:${article}`}`);
  expect(lines.map(({ action }) => action)).toEqual(["article_reason_put_off", "article_reason_taken_up"]);
});

test("the list is for staff; drafts and archived articles are not on it", async () => {
  await site.db.update(articles).set({ reviewBy: daysAgo(10), ownerId: cast.cleo.id });
  await addArticle(site.db, { title: "Old", status: "archived", reviewBy: daysAgo(10) });
  const secret = await addArticle(site.db, { title: "Refunds", audience: "staff", reviewBy: daysAgo(40) });
  expect(await workList(site.ctxFor(cast.ines, { now }))).toMatchObject({
    items: [{ id: secret }, { id: article }],
    mayCurate: false,
    mine: 0,
    counts: { review_due: 2 },
  });
  expect(await workList(cleo(), { mine: true })).toMatchObject({ items: [{ id: article }], mine: 1 });
  for (const actor of [cast.mara, cast.theo, { kind: "visitor" } as const])
    await expect(workList(site.ctxFor(actor, { now }))).rejects.toMatchObject({
      code: actor.kind === "visitor" ? "sign_in" : "forbidden",
    });
});
