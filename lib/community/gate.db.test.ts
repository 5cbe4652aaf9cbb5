import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { people } from "@/db/schema";
import { Refusal } from "@/lib/errors";
import { saveCalendar } from "@/lib/site/commands/save-calendar";
import { gateSimulation } from "@/lib/site/queries/gate-simulation";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addQuestion } from "@/lib/testing/posts";
import { askAPerson } from "./commands/ask-a-person";
import { askForInfo, withdrawInfo } from "./commands/ask-for-info";
import { askQuestion } from "./commands/ask-question";
import { editQuestion } from "./commands/edit-question";
import { joinSameProblem } from "./commands/join-same-problem";
import { endKnownIssue, startKnownIssue } from "./commands/known-issue";
import { overrideGate } from "./commands/override-gate";
import { postComment } from "./commands/post-comment";
import { isCoveredSql } from "./coverage";
import { defaultGateRules } from "./gate-rules";
import { readQuestions } from "./inputs";
import { renewCoverage } from "./jobs/renew-coverage";
import { sweep } from "./jobs/sweep";
import { mayEscalate } from "./lifecycle";
import { after, HOUR, MINUTE } from "./lifecycle/facts";
import { knownIssues } from "./queries/known-issues";
import { thread } from "./queries/thread";
import { type StoredInputs, storedWorld } from "./stored-inputs";

let site: TestSite;
let cast: Cast;
let now = new Date("2026-03-02T09:00:00Z"); // a Monday
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
const ask = async (topicId: number, who: Who = "mara") =>
  (await askQuestion(as(who), { title: "The pump hums", body: "Since today.", topicId })).id;
const addPerson = async (name: string, createdAt: Date): Promise<string> => {
  const handle = name.toLowerCase().replace(" ", "-");
  const emailVerified = new Date("2026-01-01");
  const row = { name, handle, email: `${handle}@example.com`, emailVerified, createdAt };
  return (await site.db.insert(people).values(row).returning({ id: people.id }))[0]!.id;
};
const factsOf = async (id: number) => (await readQuestions(site.db, [id], now)).get(id)!.facts;
const dueAt = async (id: number): Promise<Date> =>
  (await site.pool.query("select gate_due_at from questions where id = $1", [id])).rows[0].gate_due_at;
const refusedWith = async (promise: Promise<unknown>) =>
  promise.then(
    () => "yes",
    (error: Refusal) => error.code,
  );

test("where no ambassador looks after a topic a person takes over after six hours (R6)", async () => {
  const [covered, uncovered] = [await ask(cast.machines), await ask(cast.billing)];
  expect(await dueAt(uncovered)).toEqual(after(now, 6 * HOUR));
  expect(await dueAt(covered)).toEqual(after(now, 24 * HOUR));
  wait(6);
  await swept();
  expect((await factsOf(uncovered)).escalation?.state).toBe("queued");
  expect((await factsOf(covered)).escalation).toBeNull();
  const { rows } = await site.pool.query("select grounds from escalations where question_id = $1", [
    uncovered,
  ]);
  expect(rows).toEqual([{ grounds: "R6" }]);
});

test("a time that was shown stays, though the question moves to a topic with an ambassador", async () => {
  const id = await ask(cast.billing);
  const shown = await dueAt(id);
  const body = { title: "The pump hums", body: "Since today." };
  await editQuestion(as("ines"), { questionId: id, version: 1, ...body, topicId: cast.machines });
  expect(await dueAt(id)).toEqual(shown);
});

test("when the last ambassador of a topic pauses, its questions get the earlier time", async () => {
  const id = await ask(cast.machines);
  const asked = now;
  expect(await dueAt(id)).toEqual(after(asked, 24 * HOUR));
  await site.pool.query("update appointments set paused_at = $1", [now]);
  await renewCoverage(site.ctxFor({ kind: "system", job: "renew-coverage" }, { now: () => now }));
  expect(await dueAt(id)).toEqual(after(asked, 6 * HOUR));
  await site.pool.query("update appointments set paused_at = null");
  // It has been shown, so it stays.
  await renewCoverage(site.ctxFor({ kind: "system", job: "renew-coverage" }, { now: () => now }));
  expect(await dueAt(id)).toEqual(after(asked, 6 * HOUR));
});

test("an ambassador is on holiday by their own calendar, and then looks after nothing", async () => {
  const day = (at: Date) => at.toISOString().slice(0, 10);
  const zones = { east: "Pacific/Kiritimati", west: "Pacific/Pago_Pago" };
  // In the east of the world, 14 hours ahead, the holiday of tomorrow may have begun; in the west, 11 behind, it has not.
  const late = new Date(`${day(now)}T12:00:00Z`);
  const tomorrow = day(after(late, 24 * HOUR));
  await site.pool.query(
    `insert into news_settings (person_id, quiet_from, quiet_until, daily_cap, holiday_from, holiday_until)
     select distinct person_id, 0, 0, 8, $1, $1 from appointments`,
    [tomorrow],
  );
  const isCovered = async (zone: string) => {
    await site.pool.query("update people set time_zone = $1", [zone]);
    const { rows } = await site.db.execute(
      sql`select ${isCoveredSql("q", "t", sql`${late.toISOString()}::timestamptz`)} as covered
        from questions q join topics t on t.id = q.topic_id where t.id = ${cast.machines} limit 1`,
    );
    return rows[0]!.covered;
  };
  expect(await isCovered(zones.east)).toBe(false);
  expect(await isCovered(zones.west)).toBe(true);
  await site.pool.query("delete from news_settings");
  await site.pool.query("update people set time_zone = 'UTC'");
});

test("five confirmed accounts with the same problem open the gate, and staff are offered a banner (R5)", async () => {
  const id = await ask(cast.machines);
  const young = await addPerson("Young", now);
  const older = [];
  for (let i = 0; i < 5; i += 1) older.push(await addPerson(`Older ${i}`, new Date("2026-01-01")));
  const join = async (personId: string) => {
    const actor = { ...cast.lena, id: personId };
    await joinSameProblem(site.ctxFor(actor, { now: () => now }), { questionId: id, joins: true });
  };
  await join(young);
  for (const one of older.slice(0, 4)) await join(one);
  expect((await factsOf(id)).gateOpenedAt).toBeNull();
  await join(older[4]!);
  expect(await factsOf(id)).toMatchObject({ gateRule: "R5", gateOpenedAt: now });
  expect((await thread(as("ines"), id)).isDemanded).toBe(5);

  await startKnownIssue(as("ines"), { questionId: id, message: "Pumps hum since the update." });
  expect(await knownIssues(as("lena"), cast.machines)).toMatchObject([{ number: id }]);
  expect(await knownIssues(as("lena"), cast.billing)).toEqual([]);
  expect(await knownIssues(as("lena"))).toHaveLength(1);
  await endKnownIssue(as("ines"), { questionId: id });
  expect(await knownIssues(as("lena"))).toEqual([]);
  // Whoever has the same problem may press the button as well.
  const actor = { ...cast.lena, id: older[0]! };
  await askAPerson(site.ctxFor(actor, { now: () => now }), { questionId: id });
  expect((await factsOf(id)).escalation?.state).toBe("queued");
});

test("with a calendar closed hours do not count, and no change of it delays what was shown", async () => {
  const office = {
    timeZone: "Europe/Berlin",
    mon: "9-17",
    tue: "9-17",
    wed: "9-17",
    thu: "9-17",
    fri: "9-17",
  };
  await saveCalendar(as("ada"), { of: "topic", id: cast.machines, ...office });
  now = new Date("2026-03-06T15:00:00Z"); // Friday, 16:00 in Berlin
  const id = await ask(cast.machines);
  // One hour on Friday, eight on Monday and Tuesday, seven on Wednesday.
  expect(await dueAt(id)).toEqual(new Date("2026-03-11T15:00:00Z"));
  const shorter = { ...office, mon: "9-10", tue: "9-10" };
  await saveCalendar(as("ada"), { of: "topic", id: cast.machines, ...shorter });
  expect(await dueAt(id)).toEqual(new Date("2026-03-11T15:00:00Z"));
  await saveCalendar(as("ada"), { of: "topic", id: cast.machines, ...office, sat: "0-24", sun: "0-24" });
  expect((await dueAt(id)).getTime()).toBeLessThan(Date.parse("2026-03-09T00:00:00Z"));
  await expect(
    saveCalendar(as("ada"), { of: "topic", id: cast.machines, timeZone: "UTC" }),
  ).rejects.toMatchObject({ code: "invalid_calendar", data: { what: "never_open" } });
  const { rows } = await site.pool.query(
    "select count(*)::int as n from audit where action = 'calendar_set'",
  );
  expect(rows[0].n).toBe(3);
  await site.db.execute(sql`update topics set calendar = null`);
});

test("asking for information rests the clocks, a word of the asker lets them go on, and it happens twice at most", async () => {
  const id = await ask(cast.machines);
  const start = now;
  wait(1);
  await askForInfo(as("theo"), { questionId: id, words: "Which model?" });
  expect((await thread(as("lena"), id)).stage).toBe("needs_info");
  expect((await factsOf(id)).shown.R1).toEqual(after(start, (24 + 72) * HOUR));
  expect(await refusedWith(askForInfo(as("ines"), { questionId: id, words: "And when?" }))).toBe(
    "already_decided",
  );
  wait(10);
  await postComment(as("mara"), { questionId: id, body: "The big one." });
  expect((await factsOf(id)).shown.R1).toEqual(after(start, 34 * HOUR));
  expect(await dueAt(id)).toEqual(after(start, 34 * HOUR));
  await askForInfo(as("theo"), { questionId: id, words: "Since when?" });
  expect((await factsOf(id)).infoRequests[1]!.until).toEqual(after(now, 62 * HOUR));
  wait(63);
  await swept();
  expect((await factsOf(id)).infoRequests[1]!.endedAt).toEqual(after(start, 73 * HOUR));
  expect(await refusedWith(askForInfo(as("theo"), { questionId: id, words: "Again?" }))).toBe("info_limit");
  wait(23);
  await swept();
  expect((await factsOf(id)).escalation?.state).toBe("queued");
  expect(await refusedWith(withdrawInfo(as("theo"), { questionId: id }))).toBe("wrong_state");
});

test("an urgent question is not held up, and what is with support needs no information", async () => {
  const asked = { title: "It smokes", body: "Now.", topicId: cast.machines, urgentMark: "safety" as const };
  const { id } = await askQuestion(as("mara"), asked);
  expect((await factsOf(id)).escalation?.state).toBe("queued");
  expect(await refusedWith(askForInfo(as("ines"), { questionId: id, words: "Where?" }))).toBe("wrong_state");
});

test("admins see what rules would have opened before they save them, on imported history too", async () => {
  const asked = { askerId: cast.lena.id, topicId: cast.machines, createdAt: after(now, -500 * HOUR) };
  const old = { ...asked, importedAt: now, title: "From the old forum" };
  const answered = await addQuestion(site.db, { ...old, externalId: "old-1" });
  await addAnswer(site.db, {
    questionId: answered,
    authorId: cast.theo.id,
    body: "So.",
    createdAt: after(asked.createdAt, 10 * HOUR),
  });
  const late = await addQuestion(site.db, { ...old, externalId: "old-2" });
  const at = (hours: number) => after(asked.createdAt, hours * HOUR);
  const body = "So.";
  // What an asker adds is no answer by anybody else.
  await addAnswer(site.db, { questionId: late, authorId: cast.lena.id, body, createdAt: at(1) });
  await addAnswer(site.db, { questionId: late, authorId: cast.theo.id, body, createdAt: at(48) });
  const never = await addQuestion(site.db, { ...old, externalId: "old-3" });
  await addAnswer(site.db, { questionId: never, authorId: cast.lena.id, body, createdAt: at(2) });
  const wanted = { ...defaultGateRules, R1: { ...defaultGateRules.R1, hours: 8 } };
  const rules = { present: defaultGateRules, wanted };
  const told = await gateSimulation(as("ada"), rules, { topicId: null, of: "history" });
  expect(told).toMatchObject({ questions: 3, history: 3, neverAnswered: 1, answeredLate: 1 });
  expect(told.present).toMatchObject({ opened: 2, byRule: { R1: 2 }, hours: 24 });
  expect(told.wanted).toMatchObject({ opened: 3, byRule: { R1: 3 } });
  expect(told.more).toMatchObject([{ id: answered, rule: "R1" }]);
  expect((await factsOf(answered)).escalation).toBeNull();
  await expect(gateSimulation(as("ines"), rules, { topicId: null, of: "month" })).rejects.toThrow(
    "forbidden",
  );
});

test("every refusal and every override is kept with what the gate was told, and replays", async () => {
  const id = await ask(cast.machines);
  wait(1);
  await expect(askAPerson(as("mara"), { questionId: id })).rejects.toBeInstanceOf(Refusal);
  await overrideGate(as("ada"), { questionId: id, reason: "The press has called." });
  expect(await refusedWith(overrideGate(as("ada"), { questionId: id, reason: "Twice." }))).not.toBe("yes");
  const { rows } = await site.pool.query<{ attempt: string; reason: string; inputs: StoredInputs }>(
    "select attempt, reason, inputs from gate_refusals where question_id = $1 order by id",
    [id],
  );
  expect(rows.map((row) => [row.attempt, row.reason])).toEqual([
    ["ask_person", "not_yet"],
    ["override", "with_support"],
  ]);
  for (const { inputs, reason } of rows) {
    const world = storedWorld(inputs);
    expect(mayEscalate(world.facts, world.rules, world.now)).toMatchObject({ yes: false, because: reason });
  }
  const opened = await site.pool.query(
    "select grounds, reason, inputs from escalations where question_id = $1",
    [id],
  );
  expect(opened.rows[0]).toMatchObject({ grounds: "override", reason: "The press has called." });
  expect(opened.rows[0].inputs.facts.id).toBe(id);
  // Asking again while it is with support is no refusal: it leads to the same case.
  await askAPerson(as("mara"), { questionId: id });
  now = after(now, MINUTE);
});
