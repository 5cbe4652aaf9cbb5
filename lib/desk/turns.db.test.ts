import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askAPerson } from "@/lib/community/commands/ask-a-person";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { closeQuestion } from "@/lib/community/commands/close-question";
import { decideDuplicate } from "@/lib/community/commands/decide-duplicate";
import { endDuplicate } from "@/lib/community/commands/end-duplicate";
import { joinSameProblem } from "@/lib/community/commands/join-same-problem";
import { overrideGate } from "@/lib/community/commands/override-gate";
import { postComment } from "@/lib/community/commands/post-comment";
import { proposeDuplicate } from "@/lib/community/commands/propose-duplicate";
import { readQuestions } from "@/lib/community/inputs";
import { sweep } from "@/lib/community/jobs/sweep";
import { leaveQuestions } from "@/lib/community/leave-questions";
import { after, HOUR } from "@/lib/community/lifecycle/facts";
import { thread } from "@/lib/community/queries/thread";
import { transaction } from "@/lib/context";
import type { Refusal } from "@/lib/errors";
import { suspendPerson } from "@/lib/people/commands/suspend-person";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { closeEscalation } from "./commands/close-escalation";
import { decideHandBack, handBack } from "./commands/hand-back";
import { handOver } from "./commands/hand-over";
import { makePromise } from "./commands/make-promise";
import { setCause } from "./commands/set-cause";
import { takeEscalation } from "./commands/take-escalation";
import { resumeCase, waitFor } from "./commands/wait-for";
import { writeMessage } from "./commands/write-message";
import { caseFile } from "./queries/case-file";

let site: TestSite;
let cast: Cast;
let now = new Date("2026-03-02T09:00:00Z");
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(async () => {
  expect(await brokenInvariants(site.db)).toEqual([]);
  await site.close();
});

type Who = "mara" | "theo" | "lena" | "ines" | "jonas" | "ada";
const as = (who: Who) => site.ctxFor(cast[who], { now: () => now });
const swept = () => sweep(site.ctxFor({ kind: "system", job: "sweep" }, { now: () => now }));
const wait = (hours: number) => {
  now = after(now, hours * HOUR);
};
const ask = async (who: Who = "mara") => {
  const given = { title: `The pump hums ${now.getTime()}`, body: "Since today.", topicId: cast.machines };
  return (await askQuestion(as(who), given)).id;
};
const caseOf = async (id: number) => (await readQuestions(site.db, [id], now)).get(id)!.facts.escalation!;
/** A question with a case that Ines owns. */
async function owned(who: Who = "mara"): Promise<{ questionId: number; escalationId: number }> {
  const questionId = await ask(who);
  await overrideGate(as("ada"), { questionId, reason: "For the test." });
  const escalationId = (await caseOf(questionId)).id;
  await takeEscalation(as("ines"), { escalationId });
  return { questionId, escalationId };
}
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "yes",
    (error: Refusal) => error.code,
  );
const told = async (kind: string, questionId: number): Promise<string[]> =>
  (
    await site.pool.query(
      "select p.handle from notifications n join people p on p.id = n.person_id where n.kind = $1 and n.question_id = $2 order by 1",
      [kind, questionId],
    )
  ).rows.map((row) => row.handle);

test("a case waits for the customer until they write, for others until its date, and then it is its owner's turn", async () => {
  const { questionId, escalationId } = await owned();
  const until = after(now, 48 * HOUR);
  await waitFor(as("ines"), { escalationId, on: "customer", until, reason: "Which model is it?" });
  expect(await caseOf(questionId)).toMatchObject({
    state: "waiting",
    waitingOn: "customer",
    waitingUntil: until,
  });
  expect(await told("escalation_waiting", questionId)).toEqual(["mara"]);
  // For what stands where she answers and where the next agent looks, and nowhere else; not longer than it waits.
  const forWhat = async (who: Who) =>
    (await thread(as(who), questionId)).inside?.support?.waitingReason ?? null;
  expect(await Promise.all((["mara", "ines", "lena"] as const).map(forWhat))).toEqual([
    "Which model is it?",
    "Which model is it?",
    null,
  ]);
  expect((await caseFile(as("jonas"), escalationId)).waitingReason).toBe("Which model is it?");
  await writeMessage(as("mara"), { escalationId, body: "The big one." });
  expect(await caseOf(questionId)).toMatchObject({ state: "in_progress", waitingUntil: null });
  expect(await forWhat("mara")).toBe(null);
  await waitFor(as("ines"), { escalationId, on: "third_party", until, reason: "The part is on its way." });
  await postComment(as("mara"), { questionId, body: "Any news?" });
  expect((await caseOf(questionId)).state).toBe("waiting");
  wait(49);
  await swept();
  expect((await caseOf(questionId)).state).toBe("in_progress");
  expect((await caseOf(questionId)).promises.length).toBeGreaterThan(0);
  expect(await codeOf(resumeCase(as("ines"), { escalationId }))).toBe("wrong_state");
});

test("a missed promise is told to the asker and the lead, and its owner can neither wait nor close before a new one (law 6)", async () => {
  const { questionId, escalationId } = await owned();
  await makePromise(as("ines"), {
    escalationId,
    what: "A date",
    why: "I ask the workshop",
    dueAt: after(now, 2 * HOUR),
  });
  const closing = { escalationId, causeCode: "other", whyNoAnswer: "Private." } as const;
  expect(await codeOf(closeEscalation(as("ines"), closing))).toBe("promise_open");
  wait(1.5);
  await swept();
  expect(await told("promise_due", questionId)).toEqual(["ines"]);
  wait(1);
  await swept();
  expect(await told("promise_missed", questionId)).toEqual(["ines", "jonas", "mara"]);
  expect((await caseOf(questionId)).planRequiredAt).toEqual(now);
  const later = after(now, 24 * HOUR);
  const waiting = { escalationId, on: "customer", until: later, reason: "x" } as const;
  expect(await codeOf(waitFor(as("ines"), waiting))).toBe("plan_required");
  expect(await codeOf(closeEscalation(as("ines"), closing))).toBe("plan_required");
  await makePromise(as("ines"), { escalationId, what: "A date", why: "They are late", dueAt: later });
  expect((await caseOf(questionId)).planRequiredAt).toBeNull();
});

test("a case changes hands with its promises, by its owner or its lead, with the reason", async () => {
  const { questionId, escalationId } = await owned();
  await makePromise(as("ines"), { escalationId, what: "A date", why: "I ask", dueAt: after(now, 30 * HOUR) });
  const given = { escalationId, toId: cast.ada.id, reason: "Ada knows the workshop." };
  expect(await codeOf(handOver(as("mara"), given))).toBe("forbidden");
  await handOver(as("jonas"), given);
  expect(await caseOf(questionId)).toMatchObject({
    ownerId: cast.ada.id,
    promises: [{ agentId: cast.ada.id }],
  });
  expect(await told("escalation_assigned", questionId)).toEqual(["ada", "mara"]);
  expect(await codeOf(handOver(as("ada"), { ...given, toId: cast.mara.id }))).toBe("invalid_input");
  await handOver(as("ada"), { escalationId, teamId: cast.team, reason: "Back to all." });
  expect(await caseOf(questionId)).toMatchObject({
    state: "acknowledged",
    ownerId: null,
    promises: [{ agentId: null }],
  });
});

test("handing back needs the asker's yes; silence is none", async () => {
  const { questionId, escalationId } = await owned();
  await handBack(as("ines"), { escalationId, reason: "They know this better." });
  wait(73);
  await swept();
  expect(await caseOf(questionId)).toMatchObject({ state: "in_progress", handBackAskedAt: null });
  // The team's first reply was missed meanwhile: a new time comes first.
  await makePromise(as("ines"), {
    escalationId,
    what: "A word",
    why: "It takes time",
    dueAt: after(now, HOUR),
  });
  expect(await codeOf(handBack(as("ines"), { escalationId, reason: "Still." }))).toBe("promise_open");
  await handOver(as("ines"), { escalationId, teamId: cast.team, reason: "Back." });
  await takeEscalation(as("jonas"), { escalationId });
  await handBack(as("jonas"), { escalationId, reason: "They know this better." });
  expect(await codeOf(decideHandBack(as("lena"), { escalationId, agrees: true }))).toBe("forbidden");
  await decideHandBack(as("mara"), { escalationId, agrees: true });
  expect(await caseOf(questionId)).toMatchObject({ state: "closed", outcome: "handed_back" });
  await setCause(as("ines"), { escalationId, causeCode: "article_wrong" });
  const { rows } = await site.pool.query("select cause from curation_tasks where question_id = $1", [
    questionId,
  ]);
  expect(rows).toEqual([{ cause: "article_wrong" }]);
});

test("the case of a duplicate goes on with the question it repeats, and each asker's private words stay apart", async () => {
  const canonicalId = await ask("lena");
  const { questionId, escalationId } = await owned();
  await writeMessage(as("mara"), { escalationId, body: "CANARY of Mara" });
  await makePromise(as("ines"), { escalationId, what: "A date", why: "I ask", dueAt: after(now, 20 * HOUR) });
  await proposeDuplicate(as("theo"), { questionId, canonicalId });
  const { rows } = await site.pool.query("select max(id) as id from duplicate_proposals");
  await decideDuplicate(as("mara"), { questionId, proposalId: rows[0].id, confirms: true });
  const there = await caseOf(canonicalId);
  expect(there).toMatchObject({
    state: "in_progress",
    ownerId: cast.ines.id,
    promises: [{ agentId: cast.ines.id }],
  });
  expect(await caseOf(questionId)).toMatchObject({ state: "withdrawn", promises: [] });
  expect(JSON.stringify(await thread(as("lena"), canonicalId))).not.toContain("CANARY");
  expect((await caseFile(as("ines"), there.id)).mergedFrom).toMatchObject([{ id: escalationId, questionId }]);
  expect((await caseFile(as("ines"), there.id)).participants).toMatchObject([{ name: "Mara" }]);
  // The button on the duplicate leads to that case.
  expect(await askAPerson(as("mara"), { questionId })).toEqual({
    escalationId: there.id,
    questionId: canonicalId,
  });
  // Once nothing can happen there any more, the duplicate stands for itself again.
  await closeQuestion(as("lena"), { questionId: canonicalId, reason: "Bought another." });
  const facts = (await readQuestions(site.db, [questionId], now)).get(questionId)!.facts;
  expect(facts.duplicateOf).toBeNull();
  expect(await told("canonical_lost", questionId)).toEqual(["mara"]);
});

test("a second duplicate merges into the live case, and the earliest clock counts (law 16)", async () => {
  const first = await ask("mara");
  wait(10);
  const canonicalId = await ask("lena");
  await proposeDuplicate(as("theo"), { questionId: first, canonicalId });
  const { rows } = await site.pool.query("select max(id) as id from duplicate_proposals");
  await decideDuplicate(as("mara"), { questionId: first, proposalId: rows[0].id, confirms: true });
  const shown = (await readQuestions(site.db, [canonicalId], now)).get(canonicalId)!.facts.shown.R1!;
  expect(shown).toEqual(after(now, 14 * HOUR));
  expect(await codeOf(proposeDuplicate(as("theo"), { questionId: first, canonicalId }))).toBe(
    "already_answered",
  );
  await endDuplicate(as("mara"), { questionId: first, reason: "Another machine." });
  const proposing = (it: number) =>
    codeOf(proposeDuplicate(as("theo"), { questionId: first, canonicalId: it }));
  expect(await proposing(canonicalId)).toBe("already_proposed");
  await proposeDuplicate(as("theo"), { questionId: first, canonicalId: await ask("lena") });
  expect(await proposing(await ask("lena"))).toBe("proposal_open");
  // What was shown there stays.
  const after14 = (await readQuestions(site.db, [canonicalId], now)).get(canonicalId)!.facts.shown.R1!;
  expect(after14).toEqual(shown);
});

test("an erased asker's case goes on for whoever joined first, and otherwise ends with a note to its owner", async () => {
  const joined = await owned();
  await joinSameProblem(as("lena"), { questionId: joined.questionId, joins: true });
  await askAPerson(as("lena"), { questionId: joined.questionId });
  const alone = await owned();
  await makePromise(as("ines"), {
    escalationId: alone.escalationId,
    what: "x",
    why: "y",
    dueAt: after(now, HOUR),
  });
  const secret = await askQuestion(as("mara"), {
    title: "It smokes CANARY",
    body: "CANARY",
    topicId: cast.machines,
    urgentMark: "safety",
  });
  await transaction(as("ada"), async (work) => {
    await work.tx.execute(
      sql`update people set state = 'erased', name = '', email = null where id = ${cast.mara.id}`,
    );
    await leaveQuestions(work, cast.mara.id);
  });
  expect(await caseOf(joined.questionId)).toMatchObject({ state: "in_progress", askerId: cast.lena.id });
  await handBack(as("ines"), { escalationId: joined.escalationId, reason: "x" });
  await decideHandBack(as("lena"), { escalationId: joined.escalationId, agrees: true });
  expect(await caseOf(alone.questionId)).toMatchObject({ state: "withdrawn", promises: [] });
  expect(await told("asker_left", alone.questionId)).toEqual(["ines"]);
  const { rows } = await site.pool.query(
    "select outcome from promises where agent_id = $1 and escalation_id = $2",
    [cast.ines.id, alone.escalationId],
  );
  expect(rows).toEqual([{ outcome: "cancelled" }]);
  const left = await site.pool.query(
    "select title, body, hidden_at is not null as hidden from questions where id = $1",
    [secret.id],
  );
  expect(left.rows).toEqual([{ title: "", body: "", hidden: true }]);
});

test("when the last agent of a team leaves, its cases go to the default team and then to the admins", async () => {
  const { rows } = await site.pool.query("insert into teams (name) values ('Repairs') returning id");
  const teamId = rows[0].id as number;
  await site.pool.query("insert into team_members (team_id, person_id) values ($1, $2)", [
    teamId,
    cast.ines.id,
  ]);
  const { questionId, escalationId } = await owned("lena");
  await handOver(as("ines"), { escalationId, teamId, reason: "Theirs." });
  await takeEscalation(as("ines"), { escalationId });
  await suspendPerson(as("ada"), { personId: cast.ines.id, reason: "Left." });
  expect(await caseOf(questionId)).toMatchObject({ state: "acknowledged", ownerId: null, teamId: cast.team });
  expect(await told("escalation_handed_over", questionId)).toContain("jonas");
});
