import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { hidePost } from "@/lib/community/commands/hide-post";
import { thread } from "@/lib/community/queries/thread";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addQuestion } from "@/lib/testing/posts";
import { appealHiding, decideAppeal } from "./commands/appeal-hiding";
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
  appealHiding(site.ctxFor(who), {
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
  await expect(appeal()).rejects.toMatchObject({ code: "already_decided" });
  await expect(appeal(cast.mara)).rejects.toMatchObject({ code: "forbidden" });
  const [item] = await appealList(site.ctxFor(cast.ines));
  expect(item).toMatchObject({ words: "It was meant to help.", hiddenBy: "Theo", isOwn: false });
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
