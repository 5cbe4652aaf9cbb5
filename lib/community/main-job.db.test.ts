import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "@/lib/context";
import { decidePending } from "@/lib/desk/commands/decide-pending";
import { takeEscalation } from "@/lib/desk/commands/take-escalation";
import { Refusal } from "@/lib/errors";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { acceptAnswer } from "./commands/accept-answer";
import { askAPerson } from "./commands/ask-a-person";
import { askQuestion } from "./commands/ask-question";
import { certifyNeedsStaff } from "./commands/certify-needs-staff";
import { deletePost } from "./commands/delete-post";
import { endAcceptance } from "./commands/end-acceptance";
import { hidePost } from "./commands/hide-post";
import { markDidNotWork } from "./commands/mark-did-not-work";
import { postAnswer } from "./commands/post-answer";
import { readQuestions } from "./inputs";
import { sweep } from "./jobs/sweep";
import { stage } from "./lifecycle";

let site: TestSite;
let cast: Cast;
let now = new Date("2026-03-02T09:00:00Z");
const at = (who: Person) => site.ctxFor(who, { now: () => now });
const system = () => site.ctxFor({ kind: "system", job: "sweep" }, { now: () => now });
const later = (hours: number) => {
  now = new Date(now.getTime() + hours * 3_600_000);
};
const facts = async (id: number) => (await readQuestions(site.db, [id])).get(id)!.facts;
const stageOf = async (id: number) => stage(await facts(id), now);
const refusal = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof Refusal ? error.code : error;
};
const ask = async (extra: Partial<Parameters<typeof askQuestion>[1]> = {}) =>
  (
    await askQuestion(at(cast.mara), {
      title: "The pump hums but no water comes",
      body: "Since **today**.",
      topicId: cast.machines,
      ...extra,
    })
  ).id;
const answer = async (who: Person, questionId: number) =>
  (await postAnswer(at(who), { questionId, body: "Bleed the pump: open the steam valve." })).id;

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(async () => {
  expect(await brokenInvariants(site.db)).toEqual([]);
  await site.close();
});

test("a customer asks, an ambassador answers, the asker accepts, and nothing escalates", async () => {
  const id = await ask();
  expect(await stageOf(id)).toBe("open");
  const answerId = await answer(cast.theo, id);
  expect(await stageOf(id)).toBe("answered");
  await acceptAnswer(at(cast.mara), { questionId: id, answerId });
  expect(await stageOf(id)).toBe("solved");
  later(100);
  await sweep(system());
  expect((await facts(id)).escalation).toBeNull();
});

test("without an answer for 24 hours the sweep escalates, exactly when the asker was told it would", async () => {
  const id = await ask();
  const shown = (await facts(id)).shown.R1!;
  later(23.9);
  await sweep(system());
  expect(await stageOf(id)).toBe("open");
  now = shown;
  await sweep(system());
  const { escalation } = await facts(id);
  expect(escalation?.state).toBe("queued");
  expect(escalation?.promises).toHaveLength(1);
  await sweep(system());
  expect((await facts(id)).escalation?.id).toBe(escalation!.id);
});

test("the agent's public reply keeps the promise and the asker's acceptance closes the case", async () => {
  const id = await ask({ title: "The grinder will not start at all" });
  later(25);
  await sweep(system());
  const escalationId = (await facts(id)).escalation!.id;
  await takeEscalation(at(cast.ines), { escalationId });
  expect(await refusal(takeEscalation(at(cast.jonas), { escalationId }))).toBe("already_taken");
  const answerId = await answer(cast.ines, id);
  expect((await facts(id)).escalation?.state).toBe("answered");
  await acceptAnswer(at(cast.mara), { questionId: id, answerId });
  expect((await facts(id)).escalation).toMatchObject({ state: "closed", outcome: "accepted" });
  const { rows } = await site.db.execute(
    sql`select outcome from promises where escalation_id = ${escalationId}`,
  );
  expect(rows).toEqual([{ outcome: "kept" }]);
});

test("asking a person too early is refused with the time, and the refusal is kept", async () => {
  const id = await ask();
  expect(await refusal(askAPerson(at(cast.mara), { questionId: id }))).toBe("gate_closed");
  const { rows } = await site.db.execute(
    sql`select reason, possible_from from gate_refusals where question_id = ${id}`,
  );
  expect(rows).toHaveLength(1);
  expect(new Date((rows[0] as { possible_from: string }).possible_from)).toEqual((await facts(id)).shown.R1);
});

test("two answers that did not work offer a person; asking twice gives the same case and no second refusal row (B04)", async () => {
  const id = await ask();
  for (const who of [cast.theo, cast.lena]) {
    const answerId = await answer(who, id);
    await markDidNotWork(at(cast.mara), { questionId: id, answerId, reason: "still dry" });
  }
  expect((await facts(id)).gateRule).toBe("R2");
  const first = await askAPerson(at(cast.mara), { questionId: id });
  const second = await askAPerson(at(cast.mara), { questionId: id });
  expect(second.escalationId).toBe(first.escalationId);
  const { rows } = await site.db.execute(sql`select 1 from gate_refusals where question_id = ${id}`);
  expect(rows).toHaveLength(0);
});

test("a scoped ambassador's certificate escalates at once, another customer's is forbidden", async () => {
  const id = await ask();
  expect(await refusal(certifyNeedsStaff(at(cast.lena), { questionId: id, cause: "money" }))).toBe(
    "forbidden",
  );
  await certifyNeedsStaff(at(cast.theo), { questionId: id, cause: "money" });
  expect(await stageOf(id)).toBe("with_support");
});

test("an urgent question starts restricted and with staff; others do not know that it exists", async () => {
  const id = await ask({ urgentMark: "safety" });
  expect(await facts(id)).toMatchObject({ visibility: "restricted" });
  expect(await stageOf(id)).toBe("with_support");
  expect(await refusal(postAnswer(at(cast.lena), { questionId: id, body: "Hello" }))).toBe("not_found");
  expect(await refusal(postAnswer(at(cast.theo), { questionId: id, body: "Hello" }))).toBe("not_found");
});

test("a question with an accepted answer cannot be escalated; un-accepting counts as did not work and restarts no clock (B03)", async () => {
  const id = await ask();
  const asked = (await facts(id)).askedAt;
  const answerId = await answer(cast.theo, id);
  await acceptAnswer(at(cast.mara), { questionId: id, answerId });
  expect(await refusal(askAPerson(at(cast.mara), { questionId: id }))).toBe("already_answered");
  expect(await refusal(certifyNeedsStaff(at(cast.theo), { questionId: id, cause: "money" }))).toBe(
    "already_answered",
  );
  await endAcceptance(at(cast.mara), { questionId: id, reason: "back again" });
  const known = await facts(id);
  expect(known.askedAt).toEqual(asked);
  expect(known.answers[0]!.didNotWorkAt).toEqual(now);
});

test("an acceptance taken back after the time has passed leads to a person with the next sweep", async () => {
  const id = await ask();
  const answerId = await answer(cast.theo, id);
  await acceptAnswer(at(cast.mara), { questionId: id, answerId });
  later(100);
  await sweep(system());
  await endAcceptance(at(cast.mara), { questionId: id, reason: "back again" });
  expect((await facts(id)).gateRule).toBe("R1");
  await sweep(system());
  expect((await facts(id)).escalation?.state).toBe("queued");
});

test("the asker's acceptance withdraws a case that nobody owns, and taking it back brings the case back", async () => {
  const id = await ask();
  const answerId = await answer(cast.theo, id);
  await certifyNeedsStaff(at(cast.theo), { questionId: id, cause: "policy" });
  await acceptAnswer(at(cast.mara), { questionId: id, answerId });
  expect((await facts(id)).escalation?.state).toBe("withdrawn");
  later(5);
  await endAcceptance(at(cast.mara), { questionId: id, reason: "no" });
  expect((await facts(id)).escalation?.state).toBe("queued");
});

test("while an agent owns it the acceptance waits, and a drop makes it firm", async () => {
  const id = await ask();
  const answerId = await answer(cast.theo, id);
  await certifyNeedsStaff(at(cast.theo), { questionId: id, cause: "policy" });
  const escalationId = (await facts(id)).escalation!.id;
  await takeEscalation(at(cast.ines), { escalationId });
  await acceptAnswer(at(cast.mara), { questionId: id, answerId });
  expect((await facts(id)).acceptance?.kind).toBe("pending");
  await decidePending(at(cast.ines), { escalationId, decision: "drop" });
  expect((await facts(id)).acceptance?.kind).toBe("firm");
  expect((await facts(id)).escalation?.state).toBe("withdrawn");
});

test("an ambassador accepts provisionally, never their own answer, and a contest opens the gate", async () => {
  const id = await ask();
  const own = await answer(cast.theo, id);
  expect(await refusal(acceptAnswer(at(cast.theo), { questionId: id, answerId: own }))).toBe("forbidden");
  const answerId = await answer(cast.lena, id);
  expect(await refusal(acceptAnswer(at(cast.lena), { questionId: id, answerId }))).toBe("forbidden");
  await acceptAnswer(at(cast.theo), { questionId: id, answerId });
  expect((await facts(id)).acceptance?.kind).toBe("provisional");
  await endAcceptance(at(cast.mara), { questionId: id, reason: "no" });
  expect((await facts(id)).gateRule).toBe("R2");
  expect(await refusal(acceptAnswer(at(cast.theo), { questionId: id, answerId }))).toBe("already_decided");
});

test("an uncontested provisional acceptance becomes firm after 72 hours", async () => {
  const id = await ask();
  const answerId = await answer(cast.lena, id);
  await acceptAnswer(at(cast.theo), { questionId: id, answerId });
  later(73);
  await sweep(system());
  expect((await facts(id)).acceptance?.kind).toBe("firm");
});

test("an accepted answer that is hidden or deleted ends the acceptance without counting as did not work", async () => {
  for (const remove of ["hide", "delete"] as const) {
    const id = await ask();
    const answerId = await answer(cast.lena, id);
    await acceptAnswer(at(cast.mara), { questionId: id, answerId });
    if (remove === "hide")
      await hidePost(at(cast.ines), { questionId: id, type: "answer", postId: answerId, reason: "spam" });
    else await deletePost(at(cast.lena), { questionId: id, type: "answer", postId: answerId });
    const known = await facts(id);
    expect(known.acceptance).toBeNull();
    expect(known.answers[0]!.didNotWorkAt).toBeNull();
  }
});

test("an answer of another question cannot be accepted, nor one that was removed (law 2)", async () => {
  const [one, two] = [await ask(), await ask()];
  const answerId = await answer(cast.theo, one);
  expect(await refusal(acceptAnswer(at(cast.mara), { questionId: two, answerId }))).toBe(
    "answer_not_of_question",
  );
});

test("the same form sent twice makes one question (B01)", async () => {
  const form = {
    title: "Sent twice by accident",
    body: "Hello",
    topicId: cast.machines,
    idempotencyKey: "form-0001",
  };
  const [first, second] = await Promise.all([
    askQuestion(at(cast.mara), form),
    askQuestion(at(cast.mara), form),
  ]);
  expect(first.id).toBe(second.id);
  expect([first.isNew, second.isNew].sort()).toEqual([false, true]);
});

test("the silence of the asker after a staff answer closes the case as unconfirmed after two reminders", async () => {
  const id = await ask();
  later(25);
  await sweep(system());
  const escalationId = (await facts(id)).escalation!.id;
  await takeEscalation(at(cast.ines), { escalationId });
  await answer(cast.ines, id);
  for (let hour = 0; hour < 78; hour += 6) {
    later(6);
    await sweep(system());
  }
  expect((await facts(id)).escalation).toMatchObject({
    state: "closed",
    outcome: "unconfirmed",
    remindersSent: 2,
  });
  expect((await facts(id)).acceptance?.kind).toBe("provisional");
});
