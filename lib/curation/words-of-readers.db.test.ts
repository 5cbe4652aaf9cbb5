import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { acceptances, articleContacts, articleFeedback, articles, searches } from "@/db/schema";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addQuestion } from "@/lib/testing/posts";
import { askedTwoDaysAgo, daysAgo, now, onlyOneArticle } from "@/lib/testing/work-list";
import { workOn } from "./queries/work-list";

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

const contact = (questionId: number, personId: string) =>
  site.db.insert(articleContacts).values({
    articleId: article,
    questionId,
    personId,
    kind: "question",
    via: "page",
    contactAt: daysAgo(2),
  });

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
