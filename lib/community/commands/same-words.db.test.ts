import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeMessage } from "@/lib/desk/commands/write-message";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { caseOf } from "@/lib/testing/private-case";
import { askQuestion } from "./ask-question";
import { deletePost } from "./delete-post";
import { postAnswer } from "./post-answer";
import { postComment } from "./post-comment";

let site: TestSite;
let cast: Cast;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

const ask = async () =>
  (
    await askQuestion(site.ctxFor(cast.mara), {
      title: "The pump hums",
      body: "Dry.",
      topicId: cast.machines,
    })
  ).id;
const form = (name: string) => ({ idempotencyKey: `form-of-${name}` });
const later = (hours: number) => ({ now: () => new Date(Date.now() + hours * 3_600_000) });

test("the same answer sent from two tabs is one; other words, another question and a later hour make another", async () => {
  const questionId = await ask();
  const theo = site.ctxFor(cast.theo);
  const body = "Bleed the pump.";
  const [first, second] = await Promise.all([
    postAnswer(theo, { questionId, body, ...form("tab-one") }),
    postAnswer(theo, { questionId, body, ...form("tab-two") }),
  ]);
  expect(second).toEqual(first);
  const others = [
    await postAnswer(theo, { questionId, body: "Bleed it twice.", ...form("tab-three") }),
    await postAnswer(site.ctxFor(cast.lena), { questionId, body, ...form("tab-four") }),
    await postAnswer(theo, { questionId: await ask(), body, ...form("tab-five") }),
    await postAnswer(site.ctxFor(cast.theo, later(2)), { questionId, body, ...form("tab-six") }),
  ];
  expect(new Set([first, ...others].map((each) => each.id)).size).toBe(5);
});

test("what its author took away may be written again", async () => {
  const questionId = await ask();
  const theo = site.ctxFor(cast.theo);
  const first = await postAnswer(theo, { questionId, body: "The seal.", ...form("gone-one") });
  await deletePost(theo, { questionId, type: "answer", postId: first.id });
  const second = await postAnswer(theo, { questionId, body: "The seal.", ...form("gone-two") });
  expect(second.id).not.toBe(first.id);
});

test("a comment sent from two tabs is one at each place", async () => {
  const questionId = await ask();
  const { id: answerId } = await postAnswer(site.ctxFor(cast.theo), { questionId, body: "The filter." });
  const lena = site.ctxFor(cast.lena);
  const body = "Which one?";
  const first = await postComment(lena, { questionId, body, ...form("note-one") });
  expect(await postComment(lena, { questionId, body, ...form("note-two") })).toEqual(first);
  const below = await postComment(lena, { questionId, answerId, body, ...form("note-three") });
  expect(below.id).not.toBe(first.id);
});

test("a private message sent from two tabs is one, and a note with its words is not the message", async () => {
  const { escalationId } = await caseOf(site, cast);
  const ines = site.ctxFor(cast.ines);
  const said = { escalationId, body: "We are looking into it." };
  const first = await writeMessage(ines, { ...said, isNote: false, ...form("message-one") });
  expect(await writeMessage(ines, { ...said, isNote: false, ...form("message-two") })).toEqual(first);
  await writeMessage(ines, { ...said, isNote: true, ...form("message-three") });
  const { rows } = await site.db.execute(
    sql`select is_note from escalation_messages where escalation_id = ${escalationId} order by id`,
  );
  expect(rows).toEqual([{ is_note: false }, { is_note: true }]);
});
