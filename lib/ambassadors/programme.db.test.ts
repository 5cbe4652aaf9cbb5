import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { appointments } from "@/db/schema";
import { loadQuiz } from "@/db/seed/quiz";
import { claimQuestion } from "@/lib/community/commands/claim-question";
import { transaction } from "@/lib/context";
import { appointAmbassador, endAppointment } from "@/lib/people/commands/appoint-ambassador";
import { suspendPerson } from "@/lib/people/commands/suspend-person";
import { personById } from "@/lib/people/queries/person-of-session";
import { can } from "@/lib/policy";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addQuestion } from "@/lib/testing/posts";
import { nobodyButTheo } from "@/lib/testing/programme";
import { applyAsAmbassador, withdrawApplication } from "./commands/apply-as-ambassador";
import {
  leaveAppointment,
  pauseAppointment,
  renewAppointment,
  resumeAppointment,
} from "./commands/change-appointment";
import { inviteAmbassador } from "./commands/invite-ambassador";
import { renewAppointments } from "./commands/renew-appointments";
import { keepAppointments } from "./jobs/keep-appointments";
import { scoutedPeople } from "./queries/candidates";
import { coverageMap } from "./queries/coverage-map";

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

beforeEach(() => nobodyButTheo(site, cast));

const told = async (id: string) =>
  (await site.pool.query("select kind from notifications where person_id = $1 order by id", [id])).rows.map(
    (row) => row.kind as string,
  );

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
    await endAppointment(as(cast.ada), { appointmentId: id, reason: "You moved." });
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
    await site.db.update(appointments).set({ endsAt }).where(eq(appointments.id, id));
    expect((await claimed()).expiresAt).toEqual(endsAt);
    await expect(pauseAppointment(as(cast.lena), { appointmentId: id })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(renewAppointment(as(cast.theo), { appointmentId: id })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("renewing lengthens a term from its end on, however long it is yet, and never gives an end to what has none", async () => {
    const id = await appointmentId();
    const renewed = async (endsAt: Date | null) => {
      await site.db.update(appointments).set({ endsAt }).where(eq(appointments.id, id));
      await renewAppointment(as(cast.ada), { appointmentId: id });
      return (await site.db.select().from(appointments).where(eq(appointments.id, id)))[0]!.endsAt;
    };
    expect(await renewed(new Date("2028-12-01T10:00:00Z"))).toEqual(new Date("2029-12-01T10:00:00Z"));
    // What has run out, and was not ended yet, goes on from today.
    expect(await renewed(days(-1))).toEqual(new Date("2027-06-01T10:00:00Z"));
    await expect(renewed(null)).rejects.toMatchObject({ code: "wrong_state" });
  });

  test("one renewal covers all terms of a person: they end on the same day, none earlier than before, and they hear of it once", async () => {
    const theirs = async () =>
      (await site.db.select().from(appointments).where(eq(appointments.personId, cast.theo.id)))
        .map((row) => row.endsAt?.toISOString() ?? null)
        .sort();
    const [more, far, open] = (
      await site.pool.query(
        `insert into topics (slug, name) values ('pumps', 'Pumps'), ('hoses', 'Hoses'), ('valves', 'Valves') returning id`,
      )
    ).rows.map((row) => row.id as number);
    await site.db
      .update(appointments)
      .set({ endsAt: days(5), remindedAt: now })
      .where(eq(appointments.personId, cast.theo.id));
    const add = (topicId: number, endsAt: Date | null) =>
      appointAmbassador(as(cast.ada), {
        personId: cast.theo.id,
        topicId,
        languages: ["en"],
        endsAt,
        isToldOtherwise: true,
      });
    await add(more!, days(20));
    await add(far!, days(900));
    await add(open!, null);
    await expect(renewAppointments(as(cast.theo), { personId: cast.theo.id })).rejects.toMatchObject({
      code: "forbidden",
    });
    await renewAppointments(as(cast.ada), { personId: cast.theo.id });
    const until = "2027-06-06T10:00:00.000Z";
    expect(await theirs()).toEqual([until, until, days(900).toISOString(), null]);
    expect(await told(cast.theo.id)).toEqual(["appointment_changed"]);
    const { rows } = await site.pool.query(
      "select data->>'topic' as topic, data->>'due' as due from notifications where person_id = $1",
      [cast.theo.id],
    );
    expect(rows).toEqual([{ topic: "Machines\nPumps", due: until }]);
    await expect(renewAppointments(as(cast.ada), { personId: cast.lena.id })).rejects.toMatchObject({
      code: "not_found",
    });
    await site.pool.query("delete from appointments where topic_id = any($1)", [[more, far, open]]);
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
  // Nobody is asked twice: who is on the way is named as such, until that is decided.
  expect(people.map((one) => one.onTheWay)).toEqual([null, null]);
  await inviteAmbassador(as(cast.ada), {
    personId: cast.lena.id,
    topicIds: [cast.machines],
    languages: ["en"],
  });
  const onTheWay = async () => (await scoutedPeople(as(cast.ines))).people[0]?.onTheWay;
  expect(await onTheWay()).toBe("invited");
  await withdrawApplication(as(cast.lena));
  expect(await onTheWay()).toBeNull();
  await applyAsAmbassador(as(cast.lena), {
    topicIds: [cast.machines],
    languages: ["en"],
    reason: "I have repaired these machines for ten years.",
  });
  expect(await onTheWay()).toBe("applied");
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
  const unpaid = { title: "Unpaid", askerId: cast.mara.id, topicId: cast.billing, createdAt: at };
  for (let count = 0; count < 2; count += 1) await addQuestion(site.db, unpaid);
  const { topics } = await coverageMap(as(cast.ines));
  expect(topics.slice(0, 2).map((topic) => topic.name)).toEqual(["Billing", "Machines"]);
  expect(topics.find((topic) => topic.name === "Machines")).toMatchObject({
    people: 1,
    uncovered: 70,
    askedInAll: 1,
    askedUncovered: 1,
  });
  expect(topics.find((topic) => topic.name === "Billing")).toMatchObject({ people: 0, uncovered: 168 });
});
