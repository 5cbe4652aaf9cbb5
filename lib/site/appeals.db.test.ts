import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { closeQuestion, reopenQuestion } from "@/lib/community/commands/close-question";
import { hidePost } from "@/lib/community/commands/hide-post";
import { thread } from "@/lib/community/queries/thread";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addQuestion } from "@/lib/testing/posts";
import { appealDecision, decideAppeal } from "./commands/appeal-decision";
import { appealList } from "./queries/appeal-list";

let site: TestSite;
let cast: Cast;
let questionId: number;
let answerId: number;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.pool.query("truncate appeals, notifications, questions, answers restart identity cascade");
  questionId = await addQuestion(site.db, {
    title: "It drips",
    askerId: cast.mara.id,
    topicId: cast.machines,
  });
  answerId = await addAnswer(site.db, { questionId, authorId: cast.lena.id, body: "Buy another brand." });
});

const hide = (who = cast.theo) =>
  hidePost(site.ctxFor(who), { questionId, type: "answer", postId: answerId, reason: "off topic" });
const appeal = (who = cast.lena) =>
  appealDecision(site.ctxFor(who), {
    questionId,
    type: "answer",
    postId: answerId,
    words: "It was meant to help.",
  });
const told = async (id: string) =>
  (
    await site.pool.query(
      "select kind, data->>'outcome' as outcome from notifications where person_id = $1",
      [id],
    )
  ).rows;

test("the author of a hidden post may ask for a second look, once, and somebody else brings it back", async () => {
  await expect(appeal()).rejects.toMatchObject({ code: "wrong_state" });
  await hide();
  const mine = async () => (await thread(site.ctxFor(cast.lena), questionId)).answers[0]!.may.appeal;
  expect(await mine()).toBe(true);
  await appeal();
  expect(await mine()).toBe(false);
  await expect(appeal()).rejects.toMatchObject({ code: "already_decided" });
  await expect(appeal(cast.mara)).rejects.toMatchObject({ code: "forbidden" });
  const [item] = await appealList(site.ctxFor(cast.ines));
  expect(item).toMatchObject({
    words: "It was meant to help.",
    against: "hiding",
    decidedBy: "Theo",
    isOwn: false,
  });
  await decideAppeal(site.ctxFor(cast.ines), { appealId: item!.id, restores: true });
  expect((await thread(site.ctxFor({ kind: "visitor" }), questionId)).answers).toHaveLength(1);
  expect(await told(cast.lena.id)).toContainEqual({ kind: "appeal_decided", outcome: "restored" });
  await expect(
    decideAppeal(site.ctxFor(cast.ines), { appealId: item!.id, restores: false }),
  ).rejects.toMatchObject({
    code: "already_decided",
  });
});

test("whoever hid it does not decide, and an appeal that fails tells its author why", async () => {
  await hide(cast.ines);
  await appeal();
  const [item] = await appealList(site.ctxFor(cast.ines));
  expect(item!.isOwn).toBe(true);
  await expect(
    decideAppeal(site.ctxFor(cast.ines), { appealId: item!.id, restores: true }),
  ).rejects.toMatchObject({
    code: "not_allowed_on_own",
  });
  await expect(
    decideAppeal(site.ctxFor(cast.theo), { appealId: item!.id, restores: true }),
  ).rejects.toMatchObject({
    code: "forbidden",
  });
  await decideAppeal(site.ctxFor(cast.jonas), {
    appealId: item!.id,
    restores: false,
    note: "It is an advertisement.",
  });
  expect(await told(cast.lena.id)).toContainEqual({ kind: "appeal_decided", outcome: "upheld" });
  expect((await thread(site.ctxFor({ kind: "visitor" }), questionId)).answers).toHaveLength(0);
});

test("whose question staff have closed may ask for a second look, and somebody else opens it again", async () => {
  const words = "It is not answered yet.";
  const ask = () =>
    appealDecision(site.ctxFor(cast.mara), { questionId, type: "question", postId: questionId, words });
  const mine = () => thread(site.ctxFor(cast.mara), questionId);
  await expect(ask()).rejects.toMatchObject({ code: "wrong_state" });
  await closeQuestion(site.ctxFor(cast.ines), { questionId, reason: "no answer is coming" });
  expect((await mine()).may.appeal).toBe(true);
  expect((await thread(site.ctxFor(cast.lena), questionId)).may.appeal).toBe(false);
  await ask();
  expect(await mine()).toMatchObject({ isAppealed: true, may: { appeal: false } });
  const [item] = await appealList(site.ctxFor(cast.ines));
  expect(item).toMatchObject({ words, against: "closing", by: { name: "Mara" }, isOwn: true });
  expect(item).toMatchObject({ decidedBy: "Ines", because: "no answer is coming" });
  const decision = { appealId: item!.id, restores: true };
  await expect(decideAppeal(site.ctxFor(cast.ines), decision)).rejects.toMatchObject({
    code: "not_allowed_on_own",
  });
  await decideAppeal(site.ctxFor(cast.jonas), decision);
  expect(await mine()).toMatchObject({ closed: null, isAppealed: false });
  expect(await told(cast.mara.id)).toContainEqual({ kind: "appeal_decided", outcome: "closing_restored" });
});

test("an appeal against a closing that fails leaves it closed; one's own closing is no matter for an appeal", async () => {
  const ask = () =>
    appealDecision(site.ctxFor(cast.mara), {
      questionId,
      type: "question",
      postId: questionId,
      words: "Why?",
    });
  await closeQuestion(site.ctxFor(cast.mara), { questionId, reason: "found it" });
  await expect(ask()).rejects.toMatchObject({ code: "wrong_state" });
  await reopenQuestion(site.ctxFor(cast.mara), { questionId });
  await closeQuestion(site.ctxFor(cast.ines), { questionId, reason: "no answer is coming" });
  await ask();
  const [item] = await appealList(site.ctxFor(cast.jonas));
  await decideAppeal(site.ctxFor(cast.jonas), {
    appealId: item!.id,
    restores: false,
    note: "It is sold out.",
  });
  expect((await thread(site.ctxFor(cast.mara), questionId)).closed).not.toBeNull();
  expect(await told(cast.mara.id)).toContainEqual({ kind: "appeal_decided", outcome: "closing_upheld" });
});
