import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  acceptances,
  articleContacts,
  articleFeedback,
  articles,
  articleViews,
  audit,
  curationTasks,
  escalations,
  searches,
} from "@/db/schema";
import { transaction } from "@/lib/context";
import { markNeedsUpdate } from "@/lib/knowledge/commands/mark-needs-update";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addArticle, addQuestion } from "@/lib/testing/posts";
import { dismissReason, takeUpReason } from "./commands/dismiss-reason";
import { markReviewed } from "./commands/mark-reviewed";
import { assignTask, reopenTask, settleTask } from "./commands/settle-task";
import { checkLinks } from "./jobs/check-links";
import { workList, workOn } from "./queries/work-list";
import { settleByPublishing } from "./settle-by-publishing";

const now = new Date("2026-11-10T12:00:00Z");
const daysAgo = (days: number) => new Date(+now - days * 86_400_000);
let site: TestSite;
let cast: Cast;
let article: number;

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
beforeEach(async () => {
  await site.db.execute(sql`truncate articles, questions, searches, article_views cascade`);
  article = await addArticle(
    site.db,
    { title: "Descaling", slug: "descaling", createdAt: daysAgo(30) },
    { topics: [cast.machines] },
  );
});
afterAll(() => site.close());

const cleo = () => site.ctxFor(cast.cleo, { now });
const reasonsNow = async () => (await workOn(cleo(), article))?.reasons ?? [];
const says = (rows: Partial<typeof articleFeedback.$inferInsert>[]) =>
  site.db.insert(articleFeedback).values(
    rows.map((row, at) => ({
      articleId: article,
      visitorKey: row.personId ? null : `v${at}`,
      solved: false,
      version: 1,
      createdAt: daysAgo(3),
      ...row,
    })),
  );
const asks = (askerId: string, more: object = {}) =>
  addQuestion(site.db, { title: "Light stays on", askerId, createdAt: daysAgo(2), ...more });
const contact = (questionId: number, personId: string) =>
  site.db.insert(articleContacts).values({
    articleId: article,
    questionId,
    personId,
    kind: "question",
    via: "page",
    contactAt: daysAgo(2),
  });
async function caseOf(questionId: number, cause: "no_article" | "article_wrong" = "article_wrong") {
  const [opened] = await site.db
    .insert(escalations)
    .values({
      questionId,
      teamId: cast.team,
      grounds: "R1",
      inputs: {},
      openedAt: daysAgo(1),
      state: "closed",
    })
    .returning();
  const [task] = await site.db
    .insert(curationTasks)
    .values({ escalationId: opened!.id, questionId, cause, createdAt: daysAgo(1) })
    .returning();
  return task!.id;
}

test("readers' words count for the version that they read; an ambassador's mark is enough, one reader's is not", async () => {
  await says([{ personId: cast.mara.id, reason: "outdated" }]);
  expect(await reasonsNow()).toEqual([]);
  await says([{ personId: cast.theo.id, reason: "outdated: the button is gone" }]);
  const item = await workOn(cleo(), article);
  expect(item).toMatchObject({
    reasons: ["outdated"],
    words: { outdated: { people: 2, ambassadors: 1, weight: 4 }, notes: ["the button is gone"] },
  });
  await site.db.update(articles).set({ version: 2 });
  expect(await reasonsNow()).toEqual([]);
});

test("a mark of a visitor says that it did not help, and no more", async () => {
  await says(Array.from({ length: 8 }, () => ({ reason: "outdated" })));
  expect(await workOn(cleo(), article)).toMatchObject({
    reasons: ["unhelpful"],
    words: { outdated: { people: 0 } },
  });
});

test("an appointment that had ended before the mark gives no weight", async () => {
  await says([{ personId: cast.theo.id, reason: "outdated", createdAt: new Date("2025-12-01T00:00:00Z") }]);
  expect(await reasonsNow()).toEqual([]);
});

test("two who had to ask after reading; not who said since that it solved theirs, nor a question turned private", async () => {
  const first = await asks(cast.mara.id);
  const second = await asks(cast.lena.id);
  await contact(first, cast.mara.id);
  await contact(second, cast.lena.id);
  expect(await workOn(cleo(), article)).toMatchObject({
    reasons: ["asked_after"],
    askedAfter: { people: 2 },
  });
  await says([{ personId: cast.mara.id, solved: true }]);
  expect(await reasonsNow()).toEqual([]);
  await site.db.delete(articleFeedback);
  await site.db.execute(sql`update questions set visibility = 'restricted' where id = ${second}`);
  expect(await reasonsNow()).toEqual([]);
});

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

test("a newer accepted answer contradicts, where its asker had read the article; not one that leads to it", async () => {
  const asked = await asks(cast.mara.id);
  await addAnswer(
    site.db,
    { questionId: asked, authorId: cast.lena.id, body: "Hold it ten seconds.", createdAt: daysAgo(1) },
    { accepted: true },
  );
  await site.db.update(acceptances).set({ acceptedBy: cast.mara.id });
  expect(await reasonsNow()).toEqual([]);
  await site.db.insert(searches).values({
    source: "ask",
    query: "light",
    personId: cast.mara.id,
    questionId: asked,
    shown: [`article:${article}`],
    opened: [`article:${article}`],
    createdAt: daysAgo(2),
  });
  expect(await workOn(cleo(), article)).toMatchObject({
    reasons: ["contradicted"],
    contradictions: [{ number: asked, because: "asker_had_read" }],
  });
  await site.db.execute(sql`update answers set body = 'See /articles/descaling, step 4.'`);
  expect(await reasonsNow()).toEqual([]);
});

test("an accepted answer by somebody who calls the linked article out of date contradicts it", async () => {
  const asked = await addQuestion(
    site.db,
    { title: "Light", askerId: cast.mara.id, createdAt: daysAgo(2) },
    { links: [article] },
  );
  await addAnswer(
    site.db,
    { questionId: asked, authorId: cast.lena.id, body: "Other button.", createdAt: daysAgo(1) },
    { accepted: true },
  );
  await says([{ personId: cast.lena.id, reason: "outdated" }]);
  expect(await workOn(cleo(), article)).toMatchObject({
    reasons: ["contradicted"],
    contradictions: [{ because: "author_says_outdated" }],
  });
  await site.db.execute(sql`update questions set visibility = 'restricted'`);
  expect(await reasonsNow()).toEqual([]);
});

test("a translation is behind while its source has a newer version", async () => {
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
