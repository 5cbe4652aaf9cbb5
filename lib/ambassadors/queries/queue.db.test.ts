import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { claims } from "@/db/schema";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addQuestion } from "@/lib/testing/posts";
import { type QueueTab, queue } from "./queue";

let site: TestSite;
let cast: Cast;
const now = new Date();
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.pool.query(
    "truncate claims, acceptances, answers, escalations, questions restart identity cascade",
  );
});

const asked = (title: string, row: Partial<Parameters<typeof addQuestion>[1]> = {}) =>
  addQuestion(site.db, {
    title,
    askerId: cast.mara.id,
    topicId: cast.machines,
    createdAt: hours(-2),
    gateDueAt: hours(22),
    ...row,
  });
const titles = async (tab: QueueTab, actor = cast.theo) =>
  (await queue(site.ctxFor(actor), tab)).rows.map((row) => row.title);

test("shows what an answer by this ambassador could still solve, and nothing else", async () => {
  await asked("mine to answer");
  await asked("another topic", { topicId: cast.billing });
  await asked("without topic", { topicId: null });
  await asked("my own", { askerId: cast.theo.id });
  await asked("restricted", { visibility: "restricted" });
  await asked("held", { askedAt: null, heldAt: now });
  await asked("hidden", { hiddenAt: now });
  await asked("closed", { closedAt: now });
  await asked("history", { importedAt: now });
  const by = { authorId: cast.lena.id, body: "x" };
  await addAnswer(site.db, { ...by, questionId: await asked("solved") }, { accepted: true });
  await addAnswer(site.db, { ...by, questionId: await asked("answered by me"), authorId: cast.theo.id });
  await addAnswer(site.db, { ...by, questionId: await asked("answered by another") });
  expect((await titles("for-you")).sort()).toEqual(["answered by another", "mine to answer"]);
});

test("little time, newcomers and demand come first, and each row says why", async () => {
  await asked("Mara is no newcomer", { createdAt: hours(-100), closedAt: now });
  await asked("later");
  await asked("soon", { gateDueAt: hours(2) });
  await asked("wanted", { sameProblemCount: 3 });
  await asked("new here", { askerId: cast.lena.id });
  expect(await titles("for-you")).toEqual(["soon", "new here", "wanted", "later"]);
  const { rows, counts } = await queue(site.ctxFor(cast.theo), "soon");
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    reasons: ["soon", "topic", "unanswered"],
    stage: "open",
    mayClaim: true,
  });
  expect(rows[0]!.clock!.hoursLeft).toBeCloseTo(2, 1);
  expect(counts).toEqual({ "for-you": 4, newcomers: 1, soon: 1, yours: 0 });
  expect(await titles("newcomers")).toEqual(["new here"]);
});

test("a claim shows who is on it and goes to the end, one's own stands apart", async () => {
  const taken = await asked("taken", { gateDueAt: hours(1) });
  const mine = await asked("mine");
  await asked("free");
  const lease = { claimedAt: now, expiresAt: hours(0.25) };
  await site.db.insert(claims).values([
    { questionId: taken, personId: cast.ines.id, ...lease },
    { questionId: mine, personId: cast.theo.id, ...lease },
  ]);
  expect(await titles("for-you")).toEqual(["free", "taken"]);
  expect(await titles("yours")).toEqual(["mine"]);
  const { rows } = await queue(site.ctxFor(cast.theo), "for-you");
  expect(rows[1]).toMatchObject({ claim: { name: "Ines", isMine: false }, mayClaim: false });
  const later = site.ctxFor(cast.theo, { now: hours(1) });
  expect((await queue(later, "yours")).rows).toEqual([]);
});

test("staff look after all topics; customers without an appointment have no queue", async () => {
  await asked("machines");
  await asked("billing", { topicId: cast.billing });
  expect((await titles("for-you", cast.cleo)).sort()).toEqual(["billing", "machines"]);
  // All of it is theirs to look at, none of it their topic.
  const { rows } = await queue(site.ctxFor(cast.cleo), "for-you");
  expect(rows.flatMap((row) => row.reasons)).not.toContain("topic");
  await expect(queue(site.ctxFor(cast.lena), "for-you")).rejects.toMatchObject({ code: "forbidden" });
  await expect(queue(site.ctxFor({ kind: "visitor" }), "for-you")).rejects.toMatchObject({ code: "sign_in" });
});
