import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readQuestions } from "@/lib/community/inputs";
import { Refusal } from "@/lib/errors";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { acceptAnswer } from "./accept-answer";
import { askQuestion } from "./ask-question";
import { postAnswer } from "./post-answer";

let site: TestSite;
let cast: Cast;
let other: pg.Client;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  other = new pg.Client(site.url);
  await other.connect();
});
afterAll(async () => {
  await other.end();
  expect(await brokenInvariants(site.db)).toEqual([]);
  await site.close();
});

async function answered(): Promise<{ questionId: number; answerId: number }> {
  const { id: questionId } = await askQuestion(site.ctxFor(cast.mara), {
    title: "The pump hums",
    body: "Since today.",
    topicId: cast.machines,
  });
  const { id: answerId } = await postAnswer(site.ctxFor(cast.theo), { questionId, body: "Bleed it." });
  return { questionId, answerId };
}

/** Everything that an acceptance leaves behind. */
async function traces(questionId: number): Promise<Record<string, number>> {
  const { rows } = await other.query(
    `select (select count(*)::int from acceptances where question_id = $1) as acceptances,
      (select count(*)::int from audit where subject = 'question:' || $1 and action = 'accepted') as audit,
      (select count(*)::int from notifications where question_id = $1 and kind = 'answer_accepted') as news`,
    [questionId],
  );
  return rows[0];
}

test("a connection that ends between insert and commit leaves nothing of the acceptance, and the next try does it once", async () => {
  const { questionId, answerId } = await answered();
  const before = (await readQuestions(site.db, [questionId])).get(questionId)!.facts;
  // The audit comes after the acceptance's own row: held up there, the command has written and not committed.
  await other.query("begin");
  await other.query("lock table audit in share mode");
  const lost = acceptAnswer(site.ctxFor(cast.mara), { questionId, answerId }).then(
    () => "accepted",
    (error: unknown) => error,
  );
  const waiting = async () => {
    const { rows } = await other.query(
      `select a.pid from pg_stat_activity a join pg_locks l on l.pid = a.pid and not l.granted
       where a.datname = current_database() and l.relation = 'audit'::regclass`,
    );
    return rows[0]?.pid as number | undefined;
  };
  await expect.poll(waiting, { timeout: 20_000, interval: 10 }).toBeGreaterThan(0);
  const pid = await waiting();
  // It holds the lock of its new row, so the insert has happened.
  const { rowCount } = await other.query(
    "select from pg_locks where pid = $1 and relation = 'acceptances'::regclass and mode = 'RowExclusiveLock' and granted",
    [pid],
  );
  expect(rowCount).toBe(1);
  await other.query("select pg_terminate_backend($1)", [pid]);
  const error = await lost;
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(Refusal);
  await other.query("commit");

  expect(await traces(questionId)).toEqual({ acceptances: 0, audit: 0, news: 0 });
  expect((await readQuestions(site.db, [questionId])).get(questionId)!.facts).toEqual(before);

  await acceptAnswer(site.ctxFor(cast.mara), { questionId, answerId });
  expect(await traces(questionId)).toEqual({ acceptances: 1, audit: 1, news: 1 });
});

test("whoever may not accept changes nothing: a stranger, the answer's own author, an answer of another question (A04)", async () => {
  const { questionId, answerId } = await answered();
  const elsewhere = await answered();
  const tries: [string, () => Promise<void>][] = [
    ["forbidden", () => acceptAnswer(site.ctxFor(cast.lena), { questionId, answerId })],
    ["forbidden", () => acceptAnswer(site.ctxFor(cast.theo), { questionId, answerId })],
    ["sign_in", () => acceptAnswer(site.ctxFor({ kind: "visitor" }), { questionId, answerId })],
    [
      "answer_not_of_question",
      () => acceptAnswer(site.ctxFor(cast.mara), { questionId, answerId: elsewhere.answerId }),
    ],
    ["answer_not_of_question", () => acceptAnswer(site.ctxFor(cast.mara), { questionId, answerId: 999_999 })],
  ];
  for (const [code, attempt] of tries) {
    await expect(attempt()).rejects.toMatchObject({ code });
    expect(await traces(questionId)).toEqual({ acceptances: 0, audit: 0, news: 0 });
  }
  expect(await traces(elsewhere.questionId)).toEqual({ acceptances: 0, audit: 0, news: 0 });
});
