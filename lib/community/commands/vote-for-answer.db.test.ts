import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { fingerprint } from "@/lib/testing/fingerprint";
import { askQuestion } from "./ask-question";
import { postAnswer } from "./post-answer";
import { voteForAnswer } from "./vote-for-answer";

let site: TestSite;
let cast: Cast;
let ids: { questionId: number; answerId: number };
beforeAll(async () => {
  site = await freshSite({ max: 20 });
  cast = await castOf(site);
  const { id: questionId } = await askQuestion(site.ctxFor(cast.mara), { title: "It drips", body: "Why?" });
  const { id: answerId } = await postAnswer(site.ctxFor(cast.theo), { questionId, body: "The seal." });
  ids = { questionId, answerId };
});
afterAll(() => site.close());

const votes = async () =>
  (
    await site.pool.query(
      `select (select count(*)::int from votes where answer_id = $1) as rows,
        (select coalesce(sum(value), 0)::int from votes where answer_id = $1) as sum,
        (select vote_count from answers where id = $1) as shown`,
      [ids.answerId],
    )
  ).rows[0];

test("nobody votes for their own answer, and trying writes nothing (B02, law 8)", async () => {
  const before = await fingerprint(site);
  await expect(voteForAnswer(site.ctxFor(cast.theo), { ...ids, helpful: true })).rejects.toMatchObject({
    code: "not_allowed_on_own",
  });
  expect(await fingerprint(site)).toEqual(before);
});

test("fifty votes of one person at once are one, and the sum is true whoever else votes meanwhile (B02, laws 7, 8)", async () => {
  const many = Array.from({ length: 50 }, () =>
    voteForAnswer(site.ctxFor(cast.mara), { ...ids, helpful: true }),
  );
  const others = [cast.lena, cast.ines, cast.cleo].map((who) =>
    voteForAnswer(site.ctxFor(who), { ...ids, helpful: true }),
  );
  await Promise.all([...many, ...others]);
  expect(await votes()).toEqual({ rows: 4, sum: 4, shown: 4 });
  await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      voteForAnswer(site.ctxFor(cast.mara), { ...ids, helpful: i % 2 === 0 }),
    ),
  );
  const { rows, sum, shown } = await votes();
  expect([3, 4]).toContain(rows);
  expect([sum, shown]).toEqual([rows, rows]);
  expect(await brokenInvariants(site.db)).toEqual([]);
});
