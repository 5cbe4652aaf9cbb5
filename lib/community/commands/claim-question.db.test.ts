import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { appointments, people } from "@/db/schema";
import type { Person } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { personById } from "@/lib/people/queries/person-of-session";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addQuestion } from "@/lib/testing/posts";
import { generator } from "@/lib/testing/storm";
import { claimQuestion, endClaim, renewClaim } from "./claim-question";

// `npm run prove` races a hundred times.
const rounds = Number(process.env.CLAIM_ROUNDS ?? 8);
const workers = 20;

let site: TestSite;
let cast: Cast;
let crowd: Person[];
const now = new Date("2026-06-01T10:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

beforeAll(async () => {
  site = await freshSite({ max: 24 });
  cast = await castOf(site);
  const rows = await site.db
    .insert(people)
    .values(Array.from({ length: workers }, (_, i) => ({ name: `Helper ${i}`, handle: `helper-${i}` })))
    .returning();
  await site.db
    .insert(appointments)
    .values(
      rows.map(({ id }) => ({ personId: id, topicId: cast.machines, startsAt: new Date("2026-01-01") })),
    );
  crowd = await Promise.all(rows.map(async ({ id }) => (await personById(site.db, id))!));
});
afterAll(() => site.close());
beforeEach(() => site.pool.query("truncate claims, questions restart identity cascade"));

const ask = () =>
  addQuestion(site.db, { title: "It drips", askerId: cast.mara.id, topicId: cast.machines, createdAt: now });

test("of twenty who claim at once one has it, and the others hear who (law 13)", async () => {
  const draw = generator(11);
  for (let round = 0; round < rounds; round += 1) {
    const questionId = await ask();
    const order = [...crowd].sort(() => draw(3) - 1);
    const results = await Promise.allSettled(
      order.map((one) => claimQuestion(site.ctxFor(one), { questionId })),
    );
    const winners = order.filter((_, i) => results[i]!.status === "fulfilled");
    expect(winners).toHaveLength(1);
    for (const result of results) {
      if (result.status === "fulfilled") continue;
      expect(result.reason).toBeInstanceOf(Refusal);
      expect(result.reason).toMatchObject({ code: "already_taken", data: { name: winners[0]!.name } });
    }
    const { rows } = await site.pool.query(
      "select person_id from claims where ended_at is null and question_id = $1",
      [questionId],
    );
    expect(rows).toEqual([{ person_id: winners[0]!.id }]);
  }
}, 600_000);

test("typing keeps a claim alive, at most an hour in all, and never brings one back", async () => {
  const questionId = await ask();
  const theo = (at: Date) => site.ctxFor(cast.theo, { now: at });
  expect((await claimQuestion(theo(now), { questionId })).expiresAt).toEqual(minutes(15));
  expect((await renewClaim(theo(minutes(10)), { questionId })).expiresAt).toEqual(minutes(25));
  for (const at of [20, 34, 48]) await renewClaim(theo(minutes(at)), { questionId });
  expect((await renewClaim(theo(minutes(58)), { questionId })).expiresAt).toEqual(minutes(60));
  await expect(renewClaim(theo(minutes(60)), { questionId })).rejects.toMatchObject({ code: "wrong_state" });
  const helper = (at: Date) => site.ctxFor(crowd[0]!, { now: at });
  await claimQuestion(helper(minutes(61)), { questionId });
  await expect(renewClaim(theo(minutes(62)), { questionId })).rejects.toMatchObject({ code: "wrong_state" });
  await endClaim(helper(minutes(63)), { questionId });
  await expect(renewClaim(helper(minutes(63)), { questionId })).rejects.toMatchObject({
    code: "wrong_state",
  });
});
