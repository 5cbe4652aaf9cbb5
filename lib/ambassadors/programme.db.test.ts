import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { applications, appointments, quizQuestions } from "@/db/schema";
import { loadQuiz } from "@/db/seed/quiz";
import { starterQuiz } from "@/db/seed/quiz-starter";
import { claimQuestion } from "@/lib/community/commands/claim-question";
import { transaction } from "@/lib/context";
import { locales } from "@/lib/i18n/locales";
import { endAppointment } from "@/lib/people/commands/appoint-ambassador";
import { suspendPerson } from "@/lib/people/commands/suspend-person";
import { personById } from "@/lib/people/queries/person-of-session";
import { can } from "@/lib/policy";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addQuestion } from "@/lib/testing/posts";
import { answerQuiz } from "./commands/answer-quiz";
import { applyAsAmbassador, withdrawApplication } from "./commands/apply-as-ambassador";
import {
  leaveAppointment,
  pauseAppointment,
  renewAppointment,
  resumeAppointment,
} from "./commands/change-appointment";
import { decideApplication } from "./commands/decide-application";
import { inviteAmbassador } from "./commands/invite-ambassador";
import { retireQuizQuestion, saveQuizQuestion } from "./commands/save-quiz-question";
import { keepAppointments } from "./jobs/keep-appointments";
import { scoutedPeople } from "./queries/candidates";
import { coverageMap } from "./queries/coverage-map";
import { ownApplication } from "./queries/own-application";
import { ownProgramme } from "./queries/own-programme";
import { applicationList, appointmentsNow } from "./queries/programme";
import { quizToKeep, quizToTake } from "./queries/quiz";

let site: TestSite;
let cast: Cast;
const now = new Date("2026-06-01T10:00:00Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const as = (actor: Parameters<TestSite["ctxFor"]>[0], at = now) => site.ctxFor(actor, { now: at });

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  await transaction(as({ kind: "system", job: "seed" }), loadQuiz);
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.pool.query(
    "truncate applications, quiz_attempts, notifications, mails, claims, limits restart identity cascade",
  );
  await site.pool.query("delete from appointments where person_id <> $1", [cast.theo.id]);
  await site.pool.query(
    "update appointments set ended_at = null, paused_at = null, ends_at = null, reminded_at = null",
  );
});

const rightAnswers = async () => {
  const rows = await site.db.select().from(quizQuestions);
  return Object.fromEntries(rows.map((row) => [String(row.id), row.correct]));
};
const apply = (actor = cast.lena) =>
  applyAsAmbassador(as(actor), {
    topicIds: [cast.machines],
    languages: "en, zh-CN",
    reason: "I have repaired these machines for ten years.",
  });
const rights = async (id: string) => (await personById(site.db, id))!.topics;
const told = async (id: string) =>
  (await site.pool.query("select kind from notifications where person_id = $1 order by id", [id])).rows.map(
    (row) => row.kind as string,
  );

describe("becoming an ambassador", () => {
  test("goes from applying over the quiz to an appointment for topics, languages and a term", async () => {
    await apply();
    await expect(apply()).rejects.toMatchObject({ code: "already_decided" });
    expect(await rights(cast.lena.id)).toEqual([]);
    const marked = await answerQuiz(as(cast.lena), { given: await rightAnswers() });
    expect(marked).toMatchObject({ passed: true, correct: starterQuiz.length });
    expect(await told(cast.ada.id)).toEqual(["application_received"]);
    const [waiting] = await applicationList(as(cast.ada));
    expect(waiting).toMatchObject({ topics: ["Machines"], languages: ["en", "zh-CN"], best: { tries: 1 } });
    await decideApplication(as(cast.ada), { applicationId: waiting!.id, appoints: true, months: 6 });
    expect(await told(cast.lena.id)).toEqual(["application_decided"]);
    const own = await ownProgramme(as(cast.lena));
    expect(own.appointments).toMatchObject([
      { languages: ["en", "zh-CN"], endsAt: new Date("2026-12-01T10:00:00Z") },
    ]);
    // Appointed in June 2026: the database's own clock decides whether the term runs.
    expect((await appointmentsNow(as(cast.ada))).map((line) => line.person.name).sort()).toEqual([
      "Lena",
      "Theo",
    ]);
  });

  test("takes four of five right answers, and five tries a day", async () => {
    await apply();
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await answerQuiz(as(cast.lena), { given: {} })).passed).toBe(false);
    await expect(answerQuiz(as(cast.lena), { given: await rightAnswers() })).rejects.toMatchObject({
      code: "too_many_requests",
    });
    const [waiting] = await site.db.select().from(applications);
    await expect(
      decideApplication(as(cast.ada), { applicationId: waiting!.id, appoints: true }),
    ).rejects.toMatchObject({ code: "wrong_state" });
    expect((await answerQuiz(as(cast.lena, days(2)), { given: await rightAnswers() })).passed).toBe(true);
  });

  test("may begin with an invitation, to which one may say no", async () => {
    const invite = () =>
      inviteAmbassador(as(cast.ada), {
        personId: cast.lena.id,
        topicIds: [cast.machines],
        languages: ["en"],
      });
    await invite();
    expect(await told(cast.lena.id)).toEqual(["ambassador_invited"]);
    expect(await ownApplication(site.ctxFor(cast.lena))).toMatchObject({ invitedBy: "Ada", decision: null });
    await withdrawApplication(as(cast.lena));
    await invite();
    await answerQuiz(as(cast.lena), { given: await rightAnswers() });
    const open = (await applicationList(as(cast.ada))).find((one) => one.decision === null)!;
    await decideApplication(as(cast.ada), {
      applicationId: open.id,
      appoints: false,
      note: "Not this time.",
    });
    expect(await ownApplication(site.ctxFor(cast.lena))).toMatchObject({
      decision: "declined",
      note: "Not this time.",
    });
  });
});

describe("the quiz", () => {
  test("has each of our questions in every language, with as many choices and one that is right", () => {
    for (const { correct, ...texts } of starterQuiz)
      for (const locale of locales) {
        expect(texts[locale].choices.length).toBe(texts.en.choices.length);
        expect(texts[locale].choices[correct]).toBeTruthy();
      }
  });

  test("is kept by curators; retired questions are asked no more, and a second load brings nothing back", async () => {
    const id = await saveQuizQuestion(as(cast.cleo), {
      texts: { en: { prompt: "Is it so?", choices: ["Yes", "No"], why: "It is." } },
      correct: 1,
      position: 500,
    });
    const took = async () => (await quizToTake(as(cast.lena), "zh-CN")).map((item) => item.id);
    expect(await took()).toContain(id);
    expect((await quizToTake(as(cast.lena), "zh-CN"))[0]).toMatchObject({ language: "zh-CN" });
    await retireQuizQuestion(as(cast.cleo), { questionId: id, retires: true });
    await transaction(as({ kind: "system", job: "seed" }), loadQuiz);
    expect(await took()).not.toContain(id);
    expect(
      (await quizToKeep(as(cast.ines))).filter((entry) => entry.retired).map((entry) => entry.id),
    ).toEqual([id]);
    const broken = {
      en: { prompt: "?", choices: ["a", "b"], why: "." },
      "zh-CN": { prompt: "?", choices: ["a", "b", "c"], why: "." },
    };
    await expect(saveQuizQuestion(as(cast.cleo), { texts: broken, correct: 0 })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

describe("authority", () => {
  const appointmentId = async () =>
    (await site.db.select().from(appointments).where(eq(appointments.personId, cast.theo.id)))[0]!.id;
  const claimed = async (at = now) => {
    const id = await addQuestion(site.db, {
      title: "It drips",
      askerId: cast.mara.id,
      topicId: cast.machines,
      createdAt: now,
    });
    return { id, ...(await claimQuestion(as(cast.theo, at), { questionId: id })) };
  };
  const openClaims = async () =>
    (await site.pool.query("select question_id from claims where ended_at is null")).rows.length;

  test("ends at once when the appointment is paused, left, ended or its holder suspended, and claims end with it", async () => {
    const question = {
      askerId: cast.mara.id,
      visibility: "public" as const,
      topicId: cast.machines,
      isOpenToOthers: true,
    };
    const may = async () => can((await personById(site.db, cast.theo.id))!, "question.claim", { question });
    const id = await appointmentId();
    expect(await may()).toBe(true);
    await claimed();
    await pauseAppointment(as(cast.theo), { appointmentId: id });
    expect([await may(), await openClaims()]).toEqual([false, 0]);
    await resumeAppointment(as(cast.ada), { appointmentId: id });
    expect(await may()).toBe(true);
    await claimed();
    await endAppointment(as(cast.ada), { appointmentId: id });
    expect([await may(), await openClaims()]).toEqual([false, 0]);
    await site.pool.query("update appointments set ended_at = null");
    await claimed();
    await suspendPerson(as(cast.ada), { personId: cast.theo.id, reason: "spam" });
    expect(await openClaims()).toBe(0);
    await site.pool.query("update people set state = 'active' where id = $1", [cast.theo.id]);
    await leaveAppointment(as(cast.theo), { appointmentId: id });
    expect(await may()).toBe(false);
    await expect(pauseAppointment(as(cast.ada), { appointmentId: id })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("no claim outlives the term that it was made in, and nobody else may change an appointment", async () => {
    const id = await appointmentId();
    const endsAt = new Date(now.getTime() + 5 * 60_000);
    await renewAppointment(as(cast.ada), { appointmentId: id, endsAt });
    expect((await claimed()).expiresAt).toEqual(endsAt);
    await expect(pauseAppointment(as(cast.lena), { appointmentId: id })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      renewAppointment(as(cast.theo), { appointmentId: id, endsAt: days(9) }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("people hear that their term ends, once, and that it has ended", async () => {
    const id = await appointmentId();
    await site.db
      .update(appointments)
      .set({ endsAt: days(10) })
      .where(eq(appointments.id, id));
    const run = (at: Date) => keepAppointments(as({ kind: "system", job: "keep-appointments" }, at));
    await run(now);
    await run(days(1));
    expect(await told(cast.theo.id)).toEqual(["term_ends"]);
    await run(days(11));
    await run(days(12));
    expect(await told(cast.theo.id)).toEqual(["term_ends", "appointment_changed"]);
    const [row] = await site.db.select().from(appointments).where(eq(appointments.id, id));
    expect(row).toMatchObject({ endedReason: "term", endedAt: days(10) });
  });
});

test("scouting finds those whose answers solved, before those who merely wrote much, and nobody who is appointed", async () => {
  await site.pool.query("truncate questions restart identity cascade");
  const ask = () =>
    addQuestion(site.db, {
      title: "It drips",
      askerId: cast.mara.id,
      topicId: cast.machines,
      createdAt: now,
    });
  for (let i = 0; i < 4; i += 1)
    await addAnswer(
      site.db,
      { questionId: await ask(), authorId: cast.lena.id, body: "So." },
      { accepted: true },
    );
  const writer = (
    await site.pool.query(
      "insert into people (name, handle, state) values ('W', 'writer', 'staged') returning id",
    )
  ).rows[0].id;
  for (let i = 0; i < 9; i += 1) {
    const questionId = await ask();
    await addAnswer(site.db, { questionId, authorId: writer, body: "Perhaps." });
    await addAnswer(site.db, { questionId, authorId: cast.theo.id, body: "No, so." });
  }
  const { people, answers } = await scoutedPeople(as(cast.ines));
  expect(people.map((one) => one.handle)).toEqual(["lena", "writer"]);
  expect(people[0]).toMatchObject({
    evidence: { accepted: 4, questions: 4 },
    topics: [{ name: "Machines" }],
  });
  expect(answers).toBe(22);
  await expect(scoutedPeople(as(cast.lena))).rejects.toMatchObject({ code: "forbidden" });
});

test("the coverage map says in which hours nobody is there, and what is asked then", async () => {
  await site.pool.query("truncate questions restart identity cascade");
  await site.pool.query("update people set time_zone = 'UTC'");
  const at = new Date("2026-05-25T03:30:00Z");
  await addQuestion(site.db, {
    title: "At night",
    askerId: cast.mara.id,
    topicId: cast.machines,
    createdAt: at,
  });
  const { topics } = await coverageMap(as(cast.ines));
  expect(topics.find((topic) => topic.name === "Machines")).toMatchObject({
    people: 1,
    uncovered: 70,
    askedInAll: 1,
    askedUncovered: 1,
  });
  expect(topics.find((topic) => topic.name === "Billing")).toMatchObject({ people: 0, uncovered: 168 });
});
