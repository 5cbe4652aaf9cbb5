import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptAnswer } from "@/lib/community/commands/accept-answer";
import { askForInfo } from "@/lib/community/commands/ask-for-info";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { postComment } from "@/lib/community/commands/post-comment";
import { readQuestions } from "@/lib/community/inputs";
import { openInfoRequest } from "@/lib/community/lifecycle/facts";
import { thread } from "@/lib/community/queries/thread";
import type { Person } from "@/lib/context";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { runJobs } from "@/lib/testing/jobs";
import { caseOf } from "@/lib/testing/private-case";
import { commentGuarded } from "./commands/answer-guarded";
import { answerSurvey } from "./commands/answer-survey";
import { sayAlreadyTold, sayInfoTold } from "./commands/say-already-told";
import { takeEscalation } from "./commands/take-escalation";
import { waitFor } from "./commands/wait-for";
import { writeMessage } from "./commands/write-message";
import { figures } from "./queries/figures";

let site: TestSite;
let cast: Cast;
const as = (person: Person) => site.ctxFor(person);
const factsOf = async (id: number) => (await readQuestions(site.db, [id])).get(id)!.facts;

beforeAll(async () => {
  process.env.SITE_URL = "http://localhost:3000";
  process.env.AUTH_SECRET = "a secret of the tests, long enough for them";
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

/** A case of Mara's that Ines has answered and Mara has accepted: it is closed, and Mara was asked how it went. */
async function closedCase(): Promise<number> {
  const asked = { title: "Charged twice", body: "In May.", urgentMark: "payment" as const };
  const { id: questionId } = await askQuestion(as(cast.mara), asked);
  const escalationId = (await factsOf(questionId)).escalation!.id;
  await takeEscalation(as(cast.ines), { escalationId });
  const { id: answerId } = await postAnswer(as(cast.ines), { questionId, body: "We sent it back." });
  await acceptAnswer(as(cast.mara), { questionId, answerId });
  await runJobs(site);
  return escalationId;
}
const toldOf = async (kind: string, escalationId: number) =>
  (
    await site.db.execute<{ name: string; reason: string }>(sql`
      select p.name, n.data->>'reason' as reason from notifications n join people p on p.id = n.person_id
      where n.kind = ${kind} and n.key like ${`survey:${escalationId}:%`} order by 1`)
  ).rows;

test("thanks reach whoever had the case, and the lead; middling words reach nobody", async () => {
  const content = await closedCase();
  await answerSurvey(as(cast.mara), {
    ...{ escalationId: content, satisfaction: 5, ease: 4, comment: "So quick!" },
  });
  expect(await toldOf("thanks_received", content)).toEqual([
    { name: "Ines", reason: "So quick!" },
    { name: "Jonas", reason: "So quick!" },
  ]);
  expect(await toldOf("low_score", content)).toEqual([]);
  const middling = await closedCase();
  await answerSurvey(as(cast.mara), { escalationId: middling, satisfaction: 5, ease: 3 });
  expect(await toldOf("thanks_received", middling)).toEqual([]);
});

test("who is asked by an ambassador for what they have told says so: it is counted, and the clocks go on", async () => {
  const asked = { title: "It hums", body: "Version 2.14 of the app.", topicId: cast.machines };
  const { id: questionId } = await askQuestion(as(cast.mara), asked);
  const said = () => sayInfoTold(as(cast.mara), { questionId });
  await expect(said()).rejects.toMatchObject({ code: "wrong_state" });
  await askForInfo(as(cast.theo), { questionId, words: "Which version?" });
  await expect(sayInfoTold(as(cast.lena), { questionId })).rejects.toMatchObject({ code: "forbidden" });
  const before = (await figures(as(cast.ines))).askedTwice.saidByAskers;
  await said();
  expect(openInfoRequest(await factsOf(questionId))).toBeNull();
  expect((await figures(as(cast.ines))).askedTwice.saidByAskers).toBe(before + 1);
});

test("of an answer or a comment by a helper they can say so, too: once, seen by helper and staff, and of nobody else's", async () => {
  const asked = { title: "It hums", body: "Version 2.14 of the app.", topicId: cast.machines };
  const { id: questionId } = await askQuestion(as(cast.mara), asked);
  const { id: answerId } = await postAnswer(as(cast.theo), { questionId, body: "Which one do you have?" });
  const { id: commentId } = await postComment(as(cast.ines), { questionId, body: "Since when?" });
  const { id: others } = await postComment(as(cast.lena), { questionId, body: "Which version?" });
  const marks = async (who: Person) => {
    const { answers, comments } = await thread(as(who), questionId);
    return [...answers, ...comments].map(({ saidTold, may }) => [saidTold, may.sayTold]);
  };
  expect(await marks(cast.mara)).toEqual([
    [false, true],
    [false, true],
    [false, false],
  ]);
  const before = (await figures(as(cast.ines))).askedTwice.saidByAskers;
  for (let press = 0; press < 2; press += 1) {
    await sayAlreadyTold(as(cast.mara), { of: "answer", id: answerId });
    await sayAlreadyTold(as(cast.mara), { of: "comment", id: commentId });
  }
  expect((await figures(as(cast.ines))).askedTwice.saidByAskers).toBe(before + 2);
  expect(await marks(cast.mara)).toEqual([
    [true, false],
    [true, false],
    [false, false],
  ]);
  expect(await marks(cast.theo)).toEqual([
    [true, false],
    [false, false],
    [false, false],
  ]);
  expect(await marks(cast.lena)).toEqual([
    [false, false],
    [false, false],
    [false, false],
  ]);
  await expect(sayAlreadyTold(as(cast.mara), { of: "comment", id: others })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(sayAlreadyTold(as(cast.lena), { of: "answer", id: answerId })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a case that waits for its asker goes on when they say of the message that they had told it", async () => {
  const { questionId, escalationId } = await caseOf(site, cast);
  const { id } = await writeMessage(as(cast.ines), {
    escalationId,
    body: "Which machine is it?",
    isNote: false,
  });
  const until = new Date(Date.now() + 86_400_000);
  await waitFor(as(cast.ines), { escalationId, on: "customer", until, reason: "Which machine is it?" });
  await sayAlreadyTold(as(cast.mara), { of: "message", id });
  expect((await factsOf(questionId)).escalation?.state).toBe("in_progress");
});

test("a comment that was sent although it had been flagged is kept with what it asked for", async () => {
  const asked = { title: "It hums", body: "Version 2.14 of the app.", topicId: cast.machines };
  const { id: questionId } = await askQuestion(as(cast.mara), asked);
  const given = { questionId, body: "Which version of the app do you have?", askAnyway: true };
  const { id } = await commentGuarded(as(cast.theo), given);
  const { rows } = await site.db.execute(
    sql`select comment_id, kind from asked_twice where question_id = ${questionId}`,
  );
  expect(rows).toEqual([{ comment_id: id, kind: "version" }]);
});
