import { afterAll, beforeAll, expect, test } from "vitest";
import { askAPerson } from "@/lib/community/commands/ask-a-person";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { closeQuestion } from "@/lib/community/commands/close-question";
import { joinSameProblem } from "@/lib/community/commands/join-same-problem";
import { overrideGate } from "@/lib/community/commands/override-gate";
import { postComment } from "@/lib/community/commands/post-comment";
import { readQuestions } from "@/lib/community/inputs";
import { mayEscalate } from "@/lib/community/lifecycle";
import { thread } from "@/lib/community/queries/thread";
import type { Person } from "@/lib/context";
import { eraseAccount } from "@/lib/people/commands/erase-account";
import { appealDecision, decideAppeal } from "@/lib/site/commands/appeal-decision";
import { appealList } from "@/lib/site/queries/appeal-list";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { takeEscalation } from "./commands/take-escalation";
import { waitFor } from "./commands/wait-for";
import { writeMessage } from "./commands/write-message";
import { alreadyTold } from "./guard";
import { caseFile } from "./queries/case-file";
import { desk } from "./queries/desk";
import { figures } from "./queries/figures";

// Mara asked and has erased her account; Lena had joined the case and takes her place, then Theo takes Lena's.

let site: TestSite;
let cast: Cast;
let questionId: number;
let escalationId: number;
const as = (person: Person) => site.ctxFor(person);
const erase = (person: Person) =>
  eraseAccount(as(person), { personId: person.id, posts: "keep", confirmation: person.handle });
const write = (person: Person, body: string) =>
  writeMessage(as(person), { escalationId, body, isNote: false });
const inside = async (person: Person) => (await thread(as(person), questionId)).inside;
const known = async () => (await readQuestions(site.db, [questionId])).get(questionId)!;

beforeAll(async () => {
  process.env.SITE_URL = "http://localhost:3000";
  process.env.AUTH_SECRET = "a secret of the tests, long enough for them";
  site = await freshSite();
  cast = await castOf(site);
  const asked = { title: "The pump hums", body: "Since today.", topicId: cast.machines };
  questionId = (await askQuestion(as(cast.mara), asked)).id;
  await overrideGate(as(cast.ada), { questionId, reason: "A newspaper has called." });
  const part = async (person: Person) => {
    const { may, me } = await thread(as(person), questionId);
    return [may.joinCase, me!.takesPart];
  };
  for (const person of [cast.lena, cast.theo]) {
    expect(await part(person)).toEqual([false, false]);
    await joinSameProblem(as(person), { questionId, joins: true });
    expect(await part(person)).toEqual([true, false]);
    escalationId = (await askAPerson(as(person), { questionId })).escalationId;
    expect(await part(person)).toEqual([false, true]);
  }
  await takeEscalation(as(cast.ines), { escalationId });
  await write(cast.ines, "Dear Mara, this is between us.");
  expect(await inside(cast.lena)).toBeNull();
  await erase(cast.mara);
});
afterAll(() => site.close());

test("whoever takes an erased asker's place reads the case as an asker does, and nothing that was written before", async () => {
  const seen = await thread(as(cast.lena), questionId);
  expect(seen.me?.isAsker).toBe(true);
  expect(seen.step?.kind).toBe("support");
  expect(seen.inside?.support?.owner?.name).toBe("Ines");
  expect(seen.inside?.messages).toEqual([]);
  expect(await inside(cast.theo)).toBeNull();
});

test("what they write is the asker's word and no message of staff: on the thread, on the desk and in the figures", async () => {
  const before = (await figures(as(cast.ines))).askedTwice.messages;
  await write(cast.lena, "My order number is FW-20017.");
  await write(cast.ines, "Thank you.");
  expect((await inside(cast.lena))?.messages.map((message) => message.fromStaff)).toEqual([false, true]);
  const file = await caseFile(as(cast.ines), escalationId);
  expect(file.messages.map((message) => message.fromAsker)).toEqual([true, false]);
  expect(file.customer.name).toBe("Lena");
  expect((await desk(as(cast.ines), { view: "mine" })).rows.map((row) => row.askerName)).toEqual(["Lena"]);
  expect((await figures(as(cast.ines))).askedTwice.messages).toBe(before + 1);
  const question = { ...(await known()).policy, id: questionId };
  const flags = await alreadyTold(site.db, cast.ines, question, "What is your order number?");
  expect(flags.map((flag) => flag.kind)).toEqual(["order_number"]);
});

test("a word of theirs in the thread ends waiting for the customer", async () => {
  const until = new Date(Date.now() + 86_400_000);
  await waitFor(as(cast.ines), { escalationId, on: "customer", until, reason: "Which machine is it?" });
  await postComment(as(cast.lena), { questionId, body: "The small one." });
  expect((await known()).facts.escalation?.state).toBe("in_progress");
});

test("they are told when staff close the question, and may ask for a second look, as its asker could", async () => {
  const appeal = (person: Person) =>
    appealDecision(as(person), { questionId, type: "question", postId: questionId, words: "It still hums." });
  await closeQuestion(as(cast.ines), { questionId, reason: "The machine is not made any more." });
  expect((await known()).facts.escalation?.state).toBe("withdrawn");
  const { rows } = await site.pool.query(
    "select person_id from notifications where kind = 'question_closed'",
  );
  expect(rows).toEqual([{ person_id: cast.lena.id }]);
  expect((await thread(as(cast.lena), questionId)).may.appeal).toBe(true);
  expect((await thread(as(cast.theo), questionId)).may.appeal).toBe(false);
  await expect(appeal(cast.theo)).rejects.toMatchObject({ code: "forbidden" });
  await appeal(cast.lena);
  const [item] = await appealList(as(cast.jonas));
  expect(item).toMatchObject({ against: "closing", by: { name: "Lena" } });
  await decideAppeal(as(cast.jonas), { appealId: item!.id, restores: true });
  expect((await known()).facts.closedAt).toBeNull();
  await askAPerson(as(cast.lena), { questionId });
  const { rows: again } = await site.pool.query("select state, reopened_count, asker_id from escalations");
  expect(again).toEqual([{ state: "in_progress", reopened_count: 1, asker_id: cast.lena.id }]);
});

test("when they leave too the next one takes over, and after the last the case is withdrawn", async () => {
  await erase(cast.lena);
  expect((await known()).policy.askerId).toBe(cast.theo.id);
  expect((await inside(cast.theo))?.messages).toEqual([]);
  await erase(cast.theo);
  expect((await known()).facts.escalation?.state).toBe("withdrawn");
  const { facts, rules } = await known();
  expect(mayEscalate(facts, rules, new Date())).toMatchObject({ yes: false, because: "asker_erased" });
  await expect(overrideGate(as(cast.ada), { questionId, reason: "For nobody." })).rejects.toThrow();
  expect(await brokenInvariants(site.db)).toEqual([]);
});
