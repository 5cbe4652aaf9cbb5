import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { escalations, type questions, subscriptions } from "@/db/schema";
import type { Context } from "@/lib/context";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addQuestion } from "@/lib/testing/posts";
import { readQuestions } from "../inputs";
import { stage } from "../lifecycle";
import { listedQuestions } from "./listed-question";
import { ownQuestionList, ownQuestions } from "./own-questions";
import { answerFeed, questionFeed } from "./question-feed";
import { perPage, questionList, recentlySolved, shows, sorts, waiting } from "./question-list";

const now = new Date("2026-06-01T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
let site: TestSite;
let cast: Cast;
let visitor: Context;
const ids: Record<string, number> = {};

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  visitor = site.ctxFor({ kind: "visitor" }, { now });
  const ask = async (title: string, row: Partial<typeof questions.$inferInsert> = {}) => {
    const at = row.createdAt ?? daysAgo(2);
    ids[title] = await addQuestion(site.db, {
      title,
      slug: title,
      askerId: cast.mara.id,
      topicId: cast.machines,
      createdAt: at,
      ...row,
    });
    return ids[title];
  };
  const answer = (questionId: number, row: { authorId?: string; createdAt?: Date } = {}, accepted = false) =>
    addAnswer(
      site.db,
      {
        questionId,
        authorId: cast.theo.id,
        authorMark: row.authorId ? null : "ambassador",
        body: "So.",
        html: "<p>So.</p>",
        createdAt: daysAgo(1),
        ...row,
      },
      { accepted },
    );
  await ask("open", { createdAt: daysAgo(1) });
  await answer(await ask("only-asker-wrote"), { authorId: cast.mara.id });
  await answer(await ask("answered"));
  await answer(await ask("stale"), { createdAt: daysAgo(20) });
  await answer(await ask("awake", { askerWroteAt: daysAgo(3) }), { createdAt: daysAgo(20) });
  await answer(await ask("solved"), {}, true);
  await answer(await ask("solved-by-asker"), { authorId: cast.mara.id }, true);
  await ask("closed", { closedAt: daysAgo(1) });
  await answer(await ask("closed-and-solved", { closedAt: daysAgo(1) }), {}, true);
  await ask("duplicate", { duplicateOfId: ids.solved });
  await ask("with-support");
  await ask("was-with-support");
  for (const [title, state] of [
    ["with-support", "queued"],
    ["was-with-support", "withdrawn"],
  ] as const)
    await site.db.insert(escalations).values({
      questionId: ids[title]!,
      teamId: cast.team,
      state,
      grounds: "R1",
      inputs: {},
      openedAt: daysAgo(1),
      ...(state === "withdrawn" && { withdrawnAt: daysAgo(1) }),
    });
  await ask("elsewhere", { topicId: cast.billing, language: "de" });
  // What nobody may find by any list.
  await ask("canary-restricted", { visibility: "restricted" });
  await ask("canary-held", { heldAt: daysAgo(1), askedAt: null });
  await ask("canary-hidden", { hiddenAt: daysAgo(1) });
  await ask("canary-draft", { askedAt: null });
  await answer(await ask("canary-solved", { visibility: "restricted" }), {}, true);
});
afterAll(() => site.close());

const titles = (items: { title: string }[]) => items.map((item) => item.title).sort();

test("the stage in lists is that of the rules", async () => {
  const all = await listedQuestions(
    visitor,
    sql`select id from questions where asked_at is not null or held_at is not null`,
  );
  const known = await readQuestions(site.db, Object.values(ids));
  expect(all.length).toBe(Object.keys(ids).length - 1);
  for (const row of all)
    expect([row.title, row.stage]).toEqual([row.title, stage(known.get(row.number)!.facts, now)]);
  expect(new Set(all.map((row) => row.stage)).size).toBeGreaterThanOrEqual(8);
});

test("each view holds what it says", async () => {
  const of = async (show: (typeof shows)[number]) => titles((await questionList(visitor, { show })).items);
  expect(await of("open")).toEqual([
    "elsewhere",
    "only-asker-wrote",
    "open",
    "was-with-support",
    "with-support",
  ]);
  expect(await of("answered")).toEqual(["answered", "awake", "stale"]);
  expect(await of("solved")).toEqual(["closed-and-solved", "solved", "solved-by-asker"]);
  expect((await of("all")).length).toBe(13);
  expect(titles((await questionList(visitor, { topics: [cast.billing] })).items)).toEqual(["elsewhere"]);
  expect(titles((await questionList(visitor, { language: "de" })).items)).toEqual(["elsewhere"]);
});

test("says who solved it, and not who else answered", async () => {
  await addAnswer(site.db, {
    questionId: ids["solved-by-asker"]!,
    authorId: cast.lena.id,
    body: "Or so.",
    voteCount: 9,
  });
  const { items } = await questionList(visitor, { show: "solved" });
  const by = (title: string) => items.find((item) => item.title === title)?.answeredBy;
  expect(by("solved")).toMatchObject({ handle: "theo", mark: "ambassador" });
  expect(by("solved-by-asker")).toMatchObject({ handle: "mara", mark: null });
});

test("says of each question the time that the list is in order of", async () => {
  const falls = (times: Date[]) => times.every((at, i) => i === 0 || +at <= +times[i - 1]!);
  const { items: recent } = await questionList(visitor, { sort: "recent" });
  expect(falls(recent.map(({ activeAt }) => activeAt))).toBe(true);
  const { items: newest } = await questionList(visitor, { sort: "newest" });
  expect(falls(newest.map(({ askedAt }) => askedAt))).toBe(true);
});

test("says when it was solved or answered, beside who did so", async () => {
  const { items } = await questionList(visitor, { show: "all" });
  const at = (title: string) => items.find((item) => item.title === title)!.answeredAt;
  const { rows } = await site.pool.query(
    `select (select accepted_at from acceptances where question_id = $1 and ended_at is null) as solved,
      (select posted_at from answers where question_id = $2) as answered`,
    [ids.solved, ids.answered],
  );
  expect([at("solved"), at("answered")]).toEqual([rows[0].solved, rows[0].answered]);
  expect(at("open")).toBeNull();
});

describe("what is not public", () => {
  test.each(["visitor", "mara", "lena", "ines", "ada"] as const)(
    "is in no list and no feed for %s",
    async (who) => {
      const ctx = who === "visitor" ? visitor : site.ctxFor(cast[who], { now });
      const everything = [
        ...(await Promise.all(
          shows.flatMap((show) => sorts.map((sort) => questionList(ctx, { show, sort }))),
        )),
        await recentlySolved(ctx, 50),
        await waiting(ctx, 50),
        await questionFeed(ctx),
        await questionFeed(ctx, "machines"),
      ];
      expect(JSON.stringify(everything)).not.toContain("canary");
    },
  );

  test("has no feed of its own", async () => {
    for (const title of [
      "canary-restricted",
      "canary-held",
      "canary-hidden",
      "canary-draft",
      "canary-solved",
    ])
      await expect(answerFeed(visitor, ids[title]!)).rejects.toMatchObject({ code: "not_found" });
    expect((await answerFeed(visitor, ids.solved!)).entries).toHaveLength(1);
  });

  test("is on the list of one's own questions, for the asker alone", async () => {
    const own = titles(await ownQuestions(site.ctxFor(cast.mara, { now }), 50));
    expect(own).toEqual(expect.arrayContaining(["canary-restricted", "canary-held", "open"]));
    expect(own).not.toContain("canary-hidden");
    expect(await ownQuestions(site.ctxFor(cast.lena, { now }), 50)).toEqual([]);
    expect(await ownQuestions(visitor, 50)).toEqual([]);
    const list = await ownQuestionList(site.ctxFor(cast.mara, { now }), { list: "asked" });
    expect(titles(list.items)).toEqual(own.slice(0, perPage));
    await expect(ownQuestionList(visitor, { list: "asked" })).rejects.toMatchObject({ code: "sign_in" });
  });

  test("is not on the list of what somebody follows, though they followed it while they could see it", async () => {
    const lena = site.ctxFor(cast.lena, { now });
    const followed = async () => titles((await ownQuestionList(lena, { list: "followed" })).items);
    expect(await followed()).toEqual([]);
    const names = ["canary-restricted", "canary-held", "canary-hidden", "open", "solved"];
    for (const name of names)
      await site.db
        .insert(subscriptions)
        .values({ questionId: ids[name]!, personId: cast.lena.id, createdAt: now });
    expect((await followed()).sort()).toEqual(["open", "solved"]);
    // One's own questions are followed as well, and stand on the other list.
    await site.db
      .insert(subscriptions)
      .values({ questionId: ids.open!, personId: cast.mara.id, createdAt: now });
    const own = await ownQuestionList(site.ctxFor(cast.mara, { now }), { list: "followed" });
    expect(own.items).toEqual([]);
  });
});

test("pages end where they should, and nonsense is a page that is there (D06)", async () => {
  for (let i = 0; i < perPage * 2; i++)
    await addQuestion(site.db, { title: `more ${i}`, askerId: cast.lena.id, language: "fr" });
  const list = (page: number) => questionList(visitor, { language: "fr", page });
  expect(await list(1)).toMatchObject({ page: 1, pages: 2, isCut: false });
  expect((await list(2)).items).toHaveLength(perPage);
  for (const page of [-1, Number.NaN, 0, 1.5]) expect(await list(page)).toMatchObject({ page: 1 });
  for (const page of [3, 1e9, Number.POSITIVE_INFINITY]) expect(await list(page)).toMatchObject({ page: 2 });
  const numbers = [...(await list(1)).items, ...(await list(2)).items].map((item) => item.number);
  expect(new Set(numbers).size).toBe(perPage * 2);
});
