import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  articles,
  claims,
  escalations,
  questionArticles,
  questions,
  repeatGroups,
  sameProblems,
} from "@/db/schema";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { runJobs } from "@/lib/testing/jobs";
import { addAnswer, addArticle } from "@/lib/testing/posts";
import { addGroup, askedDaysAgo } from "@/lib/testing/repeats";
import { askForRegrouping } from "./commands/ask-for-regrouping";
import { board } from "./queries/board";
import { repeatGroup } from "./queries/repeat-group";

const now = new Date("2026-11-02T10:00:00Z");
const daysAgo = (days: number) => new Date(+now - days * 86_400_000);
let site: TestSite;
let cast: Cast;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

const as = (who: keyof Cast) => site.ctxFor(cast[who as "cleo"], { now });
const asked = (days: number, title: string, row: Record<string, unknown> = {}) =>
  askedDaysAgo(site.db, cast.mara.id, title, { now, days, topicId: cast.machines, ...row });
const all = async (who: keyof Cast = "cleo", input = {}) => {
  const { groups } = await board(as(who), { least: 2, ...input });
  return Object.values(groups).flat();
};
const one = async (id: number) => (await all()).find((group) => group.id === id);

describe("a group on the board", () => {
  it("says how many asked, when, who has it too, what it cost and what answers it", async () => {
    const ids = [await asked(2, "Pump is loud"), await asked(10, "Loud pump"), await asked(40, "Pump noise")];
    const group = await addGroup(site.db, ids, { typicalId: ids[1]! });
    await site.db.insert(sameProblems).values(
      [cast.lena, cast.theo].map(({ id }) => ({
        questionId: ids[0]!,
        personId: id,
        createdAt: daysAgo(1),
      })),
    );
    await site.db.insert(claims).values({
      questionId: ids[1]!,
      personId: cast.theo.id,
      claimedAt: daysAgo(9),
      expiresAt: new Date(+daysAgo(9) + 20 * 60_000),
      endedAt: new Date(+daysAgo(9) + 12 * 60_000),
    });
    const mark = { authorMark: "ambassador", authorId: cast.theo.id } as const;
    await addAnswer(site.db, { ...mark, questionId: ids[1]!, body: "Bleed it." }, { accepted: true });
    await addAnswer(site.db, { ...mark, questionId: ids[2]!, body: "The same here." });
    await addAnswer(site.db, {
      questionId: ids[2]!,
      authorId: cast.lena.id,
      body: "A customer's minute is free.",
    });
    await site.db.insert(escalations).values({
      questionId: ids[0]!,
      teamId: cast.team,
      grounds: "R1",
      inputs: {},
      openedAt: daysAgo(1),
    });
    expect(await one(group)).toMatchObject({
      title: "Loud pump",
      size: 3,
      recent: 2,
      before: 1,
      escalated: 1,
      askers: 1,
      samePeople: 2,
      trend: [0, 0, 1, 0, 0, 0, 1, 1],
      spent: { claimed: 12, posts: 1 },
      minutes: 18,
      answeredBy: { kind: "question", number: ids[1] },
      column: "candidate",
    });
  });

  it("is answered by an article that enough of its threads lead to, not by one that a single of many does", async () => {
    const article = await addArticle(site.db, { title: "Folders", createdAt: daysAgo(90) });
    const ids: number[] = [];
    for (const day of [50, 51, 52, 53, 54, 55])
      ids.push(await asked(day, `Where are my folders, day ${day}?`));
    const group = await addGroup(site.db, ids);
    const linkFrom = (questionId: number) =>
      site.db
        .insert(questionArticles)
        .values({ questionId, articleId: article, source: "helper", createdAt: now });
    await linkFrom(ids[0]!);
    expect((await one(group))!.answeredBy).toBeNull();
    await linkFrom(ids[1]!);
    expect((await one(group))!.answeredBy).toMatchObject({ kind: "article", title: "Folders", threads: 2 });
  });

  it("knows nothing of questions that are restricted, held or hidden (A12)", async () => {
    const hidden = [
      await asked(3, "My card number was charged twice", { visibility: "restricted" }),
      await asked(3, "Held words", { heldAt: daysAgo(2) }),
      await asked(3, "Hidden words", { hiddenAt: daysAgo(2) }),
    ];
    const shown = [await asked(3, "Charged twice"), await asked(4, "Two charges")];
    const mixed = await addGroup(site.db, [...shown, ...hidden], { typicalId: hidden[0]! });
    const secret = await addGroup(site.db, [
      await asked(5, "Secret one", { visibility: "restricted" }),
      await asked(5, "Secret two", { visibility: "restricted" }),
    ]);
    expect(await one(mixed)).toMatchObject({
      title: "Two charges",
      size: 2,
      recent: 2,
      askers: 1,
      trend: [0, 0, 0, 0, 0, 0, 0, 2],
    });
    expect(JSON.stringify(await all())).not.toMatch(/card number|Held words|Hidden words|Secret/);
    expect(await all("cleo", { q: "card number" })).toEqual([]);
    const page = await repeatGroup(as("cleo"), mixed);
    expect(JSON.stringify(page)).not.toMatch(/card number|Held words|Hidden words/);
    expect(page).toMatchObject({ size: 2, members: [{ title: "Charged twice" }, { title: "Two charges" }] });
    await expect(repeatGroup(as("cleo"), secret)).rejects.toMatchObject({ code: "not_found" });
  });

  it("goes when what is left of it is one question that nobody has decided about", async () => {
    const ids = [await asked(3, "Alone soon"), await asked(4, "About to be hidden")];
    const group = await addGroup(site.db, ids);
    expect(await one(group)).toBeDefined();
    await site.db.update(questions).set({ hiddenAt: now }).where(eq(questions.id, ids[1]!));
    expect(await one(group)).toBeUndefined();
    await site.db.update(repeatGroups).set({ name: "Kept by name" }).where(eq(repeatGroups.id, group));
    expect(await one(group)).toMatchObject({ size: 1, title: "Kept by name" });
  });

  it("stands where its article stands, and rises when people keep asking", async () => {
    const published = await addArticle(site.db, { title: "Descale", createdAt: daysAgo(40) });
    const quiet = await addGroup(site.db, [await asked(60, "Descale?"), await asked(61, "How to descale")], {
      articleId: published,
    });
    const back = await addGroup(
      site.db,
      await Promise.all([50, 55, 2, 6, 9, 20].map((days) => asked(days, `Descaling ${days}`))),
      { articleId: published },
    );
    const groups = await board(as("cleo"));
    expect(groups.groups.published.map(({ id }) => id)).toContain(quiet);
    expect(groups.groups.needs_update[0]).toMatchObject({ id: back, comesBack: true });
    await site.db.update(articles).set({ status: "draft" }).where(eq(articles.id, published));
    expect((await one(quiet))?.column).toBe("drafting");
  });

  it("of two is shown when pairs are wanted; three come by themselves", async () => {
    const pair = await addGroup(site.db, [await asked(1, "Hinge"), await asked(2, "The hinge")]);
    const idsOf = async (input: object) => (await all("cleo", input)).map(({ id }) => id);
    expect(await idsOf({ least: 3 })).not.toContain(pair);
    expect(await idsOf({ least: 2 })).toContain(pair);
    await site.db.update(repeatGroups).set({ name: "Hinges" }).where(eq(repeatGroups.id, pair));
    expect(await idsOf({ least: 10 })).toContain(pair);
  });

  it("is found by topic, language and words, and each column is counted", async () => {
    const german = await addGroup(
      site.db,
      [
        await asked(1, "Wasserhahn tropft", { language: "de" }),
        await asked(1, "Es tropft", { language: "de" }),
      ],
      { language: "de" },
    );
    const billing = await addGroup(site.db, [
      await asked(1, "Invoice missing", { topicId: cast.billing }),
      await asked(1, "No invoice", { topicId: cast.billing }),
    ]);
    const idsOf = async (input: object) => (await all("cleo", input)).map(({ id }) => id);
    expect(await idsOf({ language: "de" })).toEqual([german]);
    expect(await idsOf({ topicId: cast.billing })).toEqual([billing]);
    expect(await idsOf({ q: "WASSERHAHN" })).toEqual([german]);
    expect((await board(as("cleo"), { language: "de", least: 2 })).counts).toMatchObject({
      candidate: 1,
      ignored: 0,
    });
    const page = await board(as("cleo"), { column: "candidate", page: 99, order: "latest" });
    expect(page.page).toBe(1);
    expect(page.groups.candidate.length).toBe(page.counts.candidate);
  });

  it("is for staff", async () => {
    for (const who of ["mara", "theo"] as const)
      await expect(board(as(who))).rejects.toMatchObject({ code: "forbidden" });
    await expect(board(site.ctxFor({ kind: "visitor" }))).rejects.toMatchObject({ code: "sign_in" });
    await expect(board(as("ines"))).resolves.toBeDefined();
  });
});

it("questions that no job has placed in time are counted as late", async () => {
  const before = (await board(as("cleo"))).placing.late;
  await asked(1, "Nobody has looked at me");
  await asked(1, "Nor at me, but nobody may", { visibility: "restricted" });
  expect((await board(as("cleo"))).placing.late).toBe(before + 1);
});

it("grouping everything anew, once asked for, is told until it is done", async () => {
  expect((await board(as("cleo"))).placing).toMatchObject({ askedAt: null });
  await askForRegrouping(as("cleo"));
  expect((await board(as("cleo"))).placing).toMatchObject({ askedAt: now });
  await runJobs(site, { until: now });
  expect((await board(as("cleo"))).placing).toMatchObject({ askedAt: null, groupedAt: now });
});
