import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { curationTasks, gapDismissals, searches } from "@/db/schema";
import { type Cast, castOf } from "@/lib/testing/cast";
import { closedForContent } from "@/lib/testing/closed-case";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle, addQuestion } from "@/lib/testing/posts";
import { dismissGap, takeUpGap } from "../commands/dismiss-gap";
import { dismissedGaps, gaps } from "../queries/gaps";

const now = new Date("2026-11-10T12:00:00Z");
const daysAgo = (days: number) => new Date(+now - days * 86_400_000);
let site: TestSite;
let cast: Cast;

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
beforeEach(async () => {
  await site.db.execute(sql`truncate articles, questions, searches, gap_dismissals cascade`);
});
afterAll(() => site.close());

const cleo = () => site.ctxFor(cast.cleo, { now });
const typed = (query: string, who: string[], more: Partial<typeof searches.$inferInsert> = {}) =>
  site.db.insert(searches).values(
    who.map((visitorKey) => ({
      visitorKey,
      source: "page" as const,
      query,
      createdAt: daysAgo(3),
      ...more,
    })),
  );
async function caseOn(title: string, more: object = {}) {
  const questionId = await addQuestion(site.db, {
    title,
    askerId: cast.mara.id,
    createdAt: daysAgo(5),
    ...more,
  });
  await closedForContent(site, { questionId, teamId: cast.team, at: daysAgo(4) });
  return questionId;
}

test("searches and cases about the same are one gap, with its people, its weeks and what there is nearby", async () => {
  const article = await addArticle(site.db, { title: "Travel with the One", slug: "travel" });
  await typed("travel case for the one", ["a", "b", "c"]);
  await typed("Travel case one!", ["d", "e"], { createdAt: daysAgo(10) });
  await typed("decaf setting", ["a", "b"]);
  const number = await caseOn("Is there a travel case for the One?");
  const found = await gaps(cleo());
  expect(found.items.map(({ label }) => label)).toEqual(["travel case for the one", "decaf setting"]);
  expect(found.items[0]).toMatchObject({
    people: 5,
    times: 5,
    nothingFound: 5,
    cases: [{ number, cause: "no_article" }],
    trend: [0, 0, 0, 0, 0, 0, 2, 4],
  });
  expect(found.items[0]!.nearBy.map(({ subject }) => subject)).toContain(`article:${article}`);
});

test("what one person typed stays theirs, also on two days, and so does what looks private", async () => {
  await typed("my own strange words", ["a", "a"]);
  await typed("again and again", ["a", "b"], { personId: cast.mara.id });
  await typed("order of mara@mail-of-mara.net", ["a", "b"]);
  const found = await gaps(cleo());
  expect(found.items).toEqual([]);
  expect(found.lone).toBe(3);
});

test("words typed on the way to a question that is not public are no gap; its case only counts", async () => {
  const secret = await caseOn("Somebody charged my card", { visibility: "restricted" });
  for (const who of ["a", "b"])
    await typed("charged my card", [who], { questionId: secret, createdAt: daysAgo(5) });
  const found = await gaps(cleo());
  expect(found).toMatchObject({ items: [], hiddenCases: 1, lone: 0 });
  expect(JSON.stringify(found)).not.toContain("card");
});

test("what was opened, helped or led to a question with results is no gap", async () => {
  const article = await addArticle(site.db, { title: "Foam" });
  const subject = `article:${article}`;
  await typed("foam", ["a", "b"], { shown: [subject], opened: [subject], resultCount: 1 });
  await typed("milk", ["a", "b"], { shown: [subject], confirmedSubject: subject, resultCount: 1 });
  const asked = await addQuestion(site.db, { title: "Froth?", askerId: cast.mara.id, createdAt: daysAgo(3) });
  await typed("froth", ["a", "b"], { shown: [subject], questionId: asked, resultCount: 1 });
  expect((await gaps(cleo())).items).toEqual([]);
});

test("a gap is dismissed with a reason, which is kept, and can be taken up again; its cases are done", async () => {
  await typed("decaf setting", ["a", "b"]);
  await caseOn("Where is the decaf setting?");
  const [gap] = (await gaps(cleo())).items;
  await dismissGap(cleo(), { gap: gap!.key, reason: "There is no such setting" });
  expect(await gaps(cleo())).toMatchObject({ items: [], dismissed: 1 });
  expect(await dismissedGaps(cleo())).toMatchObject([
    { words: "decaf setting", reason: "There is no such setting", by: "Cleo" },
  ]);
  expect((await site.db.select().from(curationTasks))[0]!.doneBy).toBe(cast.cleo.id);
  await expect(dismissGap(cleo(), { gap: gap!.key, reason: "again" })).rejects.toMatchObject({
    code: "already_decided",
  });
  await takeUpGap(cleo(), { language: "en", words: "decaf setting" });
  expect((await gaps(cleo())).items).toHaveLength(1);
});

test("nobody can have words kept that are on no page", async () => {
  await typed("only mine", ["a"]);
  await expect(dismissGap(cleo(), { gap: "en only mine", reason: "x" })).rejects.toMatchObject({
    code: "already_decided",
  });
  expect(await site.db.select().from(gapDismissals)).toEqual([]);
});

test("gaps are for curators", async () => {
  for (const [actor, code] of [
    [{ kind: "visitor" } as const, "sign_in"],
    [cast.mara, "forbidden"],
    [cast.ines, "forbidden"],
  ] as const)
    await expect(gaps(site.ctxFor(actor, { now }))).rejects.toMatchObject({ code });
});
