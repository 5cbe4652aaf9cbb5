import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  acceptances,
  articleFeedback,
  articleFixes,
  articleViews,
  audit,
  deflections,
  escalations,
  repeatGroups,
  repeatMembers,
} from "@/db/schema";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle, addQuestion } from "@/lib/testing/posts";
import { saveUnitCosts } from "../commands/save-unit-costs";
import { articleImpact } from "../queries/article-impact";
import { impactTable } from "../queries/impact-table";

const now = new Date("2026-11-10T12:00:00Z");
const daysAgo = (days: number) => new Date(+now - days * 86_400_000);
let site: TestSite;
let cast: Cast;
let article: number;
let groupId: number;

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
beforeEach(async () => {
  await site.db.execute(
    sql`truncate articles, questions, article_views, deflections, repeat_groups, settings cascade`,
  );
  article = await addArticle(site.db, { title: "Descaling", createdAt: daysAgo(28), helpfulCount: 4 });
  const [group] = await site.db
    .insert(repeatGroups)
    .values({ articleId: article, createdAt: daysAgo(90), changedAt: daysAgo(1) })
    .returning();
  groupId = group!.id;
});
afterAll(() => site.close());

const cleo = () => site.ctxFor(cast.cleo, { now });
async function repeat(days: number, more: object = {}, escalated = false) {
  const questionId = await addQuestion(site.db, {
    title: "Light stays on",
    askerId: cast.mara.id,
    createdAt: daysAgo(days),
    ...more,
  });
  await site.db
    .insert(repeatMembers)
    .values({ questionId, groupId, placedBy: "likeness", placedAt: daysAgo(days) });
  if (escalated)
    await site.db
      .insert(escalations)
      .values({ questionId, teamId: cast.team, grounds: "R1", inputs: {}, openedAt: daysAgo(days) });
}
const confirm = (count: number, days: number) =>
  site.db.insert(deflections).values(
    Array.from({ length: count }, (_, at) => ({
      subject: `article:${article}`,
      visitorKey: `v${at}`,
      query: "light",
      createdAt: daysAgo(days),
    })),
  );

test("the fall of a question after publication, with what it spared by the site's own share and costs", async () => {
  for (let at = 0; at < 20; at++) await repeat(30 + at * 2.5, {}, at < 5);
  await repeat(5);
  await confirm(8, 10);
  await confirm(3, 40);
  await site.db.insert(articleViews).values([
    { articleId: article, day: "2026-11-09", views: 30 },
    { articleId: article, day: "2026-10-20", views: 20 },
    { articleId: article, day: "2026-01-20", views: 900 },
  ]);
  await saveUnitCosts(site.ctxFor(cast.ada), { currency: "chf", minutesPerCase: 30, costPerHour: 60 });
  const found = await articleImpact(cleo(), article);
  expect(found).toMatchObject({
    views: 50,
    yes: 4,
    confirmed: 8,
    before: { asked: 20, escalated: 5 },
    impact: { before: { count: 20, weeks: 8 }, after: { count: 1, weeks: 4 }, verdict: "fewer" },
    since: { back: false, reason: "few" },
    costs: { currency: "CHF", isOwn: true },
  });
  // 5 of 21 came to the staff on the whole site, 5 of 20 of the group: the lower one counts.
  expect(found.avoided).toMatchObject({ of: "site", confirmed: 8 });
  expect(found.avoided.cases).toBeCloseTo((8 * 5) / 21);
  expect(found.saved.money).toBeCloseTo((8 * 5 * 30) / 21);
  expect(found.viewWeeks.at(-1)).toMatchObject({ views: 30 });
});

test("questions that not everybody may read are in no week, no share and no count", async () => {
  for (let at = 0; at < 12; at++) await repeat(40, { visibility: "restricted" }, true);
  await repeat(40, { heldAt: now });
  expect(await articleImpact(cleo(), article)).toMatchObject({
    impact: { before: { count: 0 }, verdict: "nothing" },
    before: { asked: 0, escalated: 0 },
    avoided: { share: 0 },
  });
});

test("whoever says under the article, by accepting it and when told of it that it solved theirs counts once", async () => {
  const [asked, other] = [
    await addQuestion(site.db, { title: "Light", askerId: cast.mara.id }),
    await addQuestion(site.db, { title: "Lamp", askerId: cast.theo.id }),
  ];
  const solved = { articleId: article, kind: "firm" as const, acceptedAt: now };
  await site.db.insert(acceptances).values([
    { ...solved, questionId: asked, acceptedBy: cast.mara.id },
    { ...solved, questionId: other, acceptedBy: cast.theo.id },
  ]);
  const said = { articleId: article, solved: true, createdAt: now };
  await site.db.insert(articleFeedback).values({ ...said, personId: cast.mara.id, version: 1 });
  await site.db.insert(articleFixes).values(
    [cast.mara.id, cast.theo.id, cast.ines.id].map((personId) => ({
      articleId: article,
      questionId: asked,
      personId,
      solved: true,
      saidAt: now,
    })),
  );
  expect(await articleImpact(cleo(), article)).toMatchObject({ yes: 4, elsewhere: 2 });
  expect((await impactTable(cleo())).totals.solved).toBe(6);
});

test("an article without a group has counts and no curve; a draft has no impact", async () => {
  const alone = await addArticle(site.db, { title: "Alone", createdAt: daysAgo(100) });
  expect(await articleImpact(cleo(), alone)).toMatchObject({ weeks: [], groups: [] });
  const draft = await addArticle(site.db, { title: "Draft", status: "draft" });
  await expect(articleImpact(cleo(), draft)).rejects.toMatchObject({ code: "not_found" });
  await expect(articleImpact(site.ctxFor(cast.mara), article)).rejects.toMatchObject({ code: "forbidden" });
});

test("the table puts first what spared most, and adds up all of them", async () => {
  await repeat(40, {}, true);
  await confirm(2, 5);
  const read = await addArticle(site.db, { title: "Read", createdAt: daysAgo(5), helpfulCount: 9 });
  await site.db.insert(articleViews).values({ articleId: read, day: "2026-11-09", views: 70 });
  const table = await impactTable(cleo());
  expect(table.rows.map(({ id, impact }) => [id, impact?.verdict])).toEqual([
    [article, "unclear"],
    [read, undefined],
  ]);
  expect(table.totals).toMatchObject({ views: 70, solved: 13, confirmed: 2, cases: 2 });
  expect((await impactTable(cleo(), { order: "views" })).rows[0]!.id).toBe(read);
});

test("unit costs are kept with an audit line; a currency that there is none of is refused", async () => {
  const ada = site.ctxFor(cast.ada);
  await saveUnitCosts(ada, { currency: "USD", minutesPerCase: 25, costPerHour: 35.5 });
  const lines = await site.db.select().from(audit).where(sql`action = 'unit_costs_set'`);
  expect(lines.at(-1)!.data).toMatchObject({
    before: { currency: "EUR", minutesPerCase: 20 },
    after: { currency: "USD", costPerHour: 35.5 },
  });
  await expect(
    saveUnitCosts(ada, { currency: "ABC", minutesPerCase: 25, costPerHour: 35 }),
  ).rejects.toMatchObject({ code: "invalid_input", field: "currency" });
});
