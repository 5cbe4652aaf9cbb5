import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { articleAnswers, letters, points } from "@/db/schema";
import { acceptAnswer } from "@/lib/community/commands/accept-answer";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { endAcceptance } from "@/lib/community/commands/end-acceptance";
import { markWorkedForMe } from "@/lib/community/commands/mark-worked-for-me";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { transaction } from "@/lib/context";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle } from "@/lib/testing/posts";
import { generator } from "@/lib/testing/storm";
import { rateAnswer } from "./commands/rate-answer";
import { rewardPerson } from "./commands/reward-person";
import { keepStanding } from "./jobs/keep-standing";
import { sendLetters } from "./jobs/send-letters";
import { keepPoints } from "./keep-points";
import { outcomesOf } from "./outcomes";
import { leaderboard } from "./queries/leaderboard";
import { ownProgramme } from "./queries/own-programme";
import { standing, sumOf } from "./rules/standing";

let site: TestSite;
let cast: Cast;
const now = new Date("2026-06-10T10:00:00Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const as = (actor: Parameters<TestSite["ctxFor"]>[0], at = now) => site.ctxFor(actor, { now: at });
const system = (at = now) => as({ kind: "system", job: "test" }, at);

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.pool.query(
    "truncate points, letters, questions, answers, mails, notifications restart identity cascade",
  );
  await site.pool.query("truncate limits");
});

const answered = async (at = now, asker = cast.mara) => {
  const { id: questionId } = await askQuestion(as(asker, at), {
    title: "It drips",
    body: "Since today.",
    topicId: cast.machines,
  });
  const { id: answerId } = await postAnswer(as(cast.theo, at), { questionId, body: "Tighten it." });
  return { questionId, answerId };
};
const keep = (at = now) => keepStanding(system(at));
const sum = async () =>
  (
    await site.pool.query("select coalesce(sum(points), 0)::int as n from points where person_id = $1", [
      cast.theo.id,
    ])
  ).rows[0].n as number;
const should = async () => sumOf(standing(await outcomesOf(site.db, cast.theo.id)));

test("an accepted answer earns its points once; taken back, a second line takes them back", async () => {
  const ids = await answered();
  await keep();
  expect(await sum()).toBe(0);
  await acceptAnswer(as(cast.mara), ids);
  await keep();
  await keep();
  expect([await sum(), await should()]).toEqual([10, 10]);
  await endAcceptance(as(cast.mara, days(1)), { questionId: ids.questionId, reason: "no" });
  await keep(days(1));
  expect([await sum(), await should()]).toEqual([0, 0]);
  const rows = await site.db.select().from(points).where(eq(points.personId, cast.theo.id));
  expect(rows.map((row) => [row.part, row.points])).toEqual([
    [1, 10],
    [2, -10],
  ]);
  await expect(site.pool.query("update points set points = 99")).rejects.toThrow("never changed");
  await expect(site.pool.query("delete from points")).rejects.toThrow("never changed");
});

test("the asker's rating, others for whom it worked, and articles that grew from it count", async () => {
  const ids = await answered();
  await acceptAnswer(as(cast.mara), ids);
  await rateAnswer(as(cast.mara), { ...ids, stars: 5 });
  await markWorkedForMe(as(cast.lena), { ...ids, worked: true });
  const articleId = await addArticle(site.db, { title: "Drips" });
  await site.db.insert(articleAnswers).values({ articleId, answerId: ids.answerId, createdAt: now });
  await keep();
  expect(await sum()).toBe(10 + 3 + 2 + 15);
  await expect(rateAnswer(as(cast.lena), { ...ids, stars: 1 })).rejects.toMatchObject({ code: "forbidden" });
  const other = await answered();
  await expect(rateAnswer(as(cast.mara), { ...other, stars: 1 })).rejects.toMatchObject({
    code: "not_accepted",
  });
});

test("the ledger adds up to the standing after every step of random histories, whoever keeps it at the same time (law 7)", async () => {
  const draw = generator(7);
  const posts = [];
  for (let i = 0; i < 6; i += 1) posts.push(await answered(days(i), i % 2 ? cast.mara : cast.lena));
  for (let step = 0; step < 25; step += 1) {
    const at = days(8 + step);
    const which = draw(posts.length);
    const ids = posts[which]!;
    const asker = which % 2 ? cast.mara : cast.lena;
    const deeds = [
      () => acceptAnswer(as(asker, at), ids),
      () => endAcceptance(as(asker, at), { questionId: ids.questionId, reason: "no" }),
      () => markWorkedForMe(as(cast.jonas, at), { ...ids, worked: draw(2) === 0 }),
      () => rateAnswer(as(asker, at), { ...ids, stars: 1 + draw(5) }),
    ];
    await deeds[draw(deeds.length)]!().catch(() => undefined);
    await Promise.all([1, 2, 3].map(() => transaction(system(at), (work) => keepPoints(work, cast.theo.id))));
    expect(await sum()).toBe(await should());
  }
});

test("rewards spend points and leave the standing, never more than there is, and once", async () => {
  await acceptAnswer(as(cast.mara), await answered());
  const give = { personId: cast.theo.id, points: 6, note: "A mug", idempotencyKey: "0123456789" };
  await rewardPerson(as(cast.ada), give);
  await rewardPerson(as(cast.ada), give);
  expect(await ownProgramme(as(cast.theo))).toMatchObject({ standing: 10, balance: 4 });
  await expect(rewardPerson(as(cast.ada), { ...give, idempotencyKey: "abcdefghij" })).rejects.toMatchObject({
    code: "invalid_input",
  });
});

test("the leaderboard of a quarter ranks what was solved, and a flood of answers that solved nothing ranks nowhere", async () => {
  for (let i = 0; i < 9; i += 1) await answered(days(i));
  await keep();
  expect((await leaderboard(as({ kind: "visitor" }))).rows).toEqual([]);
  await acceptAnswer(as(cast.mara), await answered());
  await keep();
  const { rows, quarter } = await leaderboard(as({ kind: "visitor" }));
  expect(quarter).toBe("2026-Q2");
  expect(rows).toMatchObject([{ place: 1, points: 10, solved: 1, answered: 10 }]);
  expect((await leaderboard(as({ kind: "visitor" }), "2026-Q1")).rows).toEqual([]);
  await expect(leaderboard(as({ kind: "visitor" }), "2030-Q1")).rejects.toMatchObject({ code: "not_found" });
});

test("the monthly letter tells whom one helped, once a person and month, and is silent about nothing", async () => {
  const ids = await answered();
  await acceptAnswer(as(cast.mara), ids);
  const july = new Date("2026-07-01T08:25:00Z");
  await Promise.all([1, 2, 3].map(() => sendLetters(system(july))));
  await sendLetters(system(new Date("2026-07-05T08:25:00Z")));
  const { rows } = await site.pool.query(
    "select subject, text, html, headers from mails where kind = 'monthly_letter'",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].text).toContain("It drips");
  expect(rows[0].text).toContain("Mara");
  expect(rows[0].headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  expect(await site.db.select().from(letters)).toMatchObject([{ month: "2026-06", helped: 1 }]);
  // August: nobody was helped in July.
  await sendLetters(system(new Date("2026-08-01T08:25:00Z")));
  expect(
    (await site.pool.query("select count(*)::int as n from mails where kind = 'monthly_letter'")).rows[0].n,
  ).toBe(1);
  // After the tenth it would be old news.
  await sendLetters(system(new Date("2026-09-11T08:25:00Z")));
  expect(await site.db.select().from(letters)).toHaveLength(2);
});
