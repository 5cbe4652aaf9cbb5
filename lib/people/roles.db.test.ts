import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { appointments, audit, mails, sessions, topics } from "@/db/schema";
import type { Actor, Person } from "@/lib/context";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addPerson, withoutPeople } from "@/lib/testing/people";
import { appointAmbassador, endAppointment } from "./commands/appoint-ambassador";
import { changeRole } from "./commands/change-role";
import { startSession } from "./commands/start-session";
import { reinstatePerson, suspendPerson } from "./commands/suspend-person";
import { updateProfile } from "./commands/update-profile";
import { peopleList } from "./queries/people-list";
import { personById, personOfSession } from "./queries/person-of-session";

process.env.AUTH_SECRET = "a secret of the tests, long enough for them";
process.env.SITE_URL = "https://help.example.com";
let site: TestSite;
const system: Actor = { kind: "system", job: "test" };

beforeAll(async () => {
  site = await freshSite();
});

afterAll(() => site.close());
beforeEach(() => withoutPeople(site));
const person = (handle: string, role?: Person["role"], more?: object) => addPerson(site, handle, role, more);
const as = (actor: Actor) => site.ctxFor(actor);
const again = async ({ id }: Person) => (await personById(site.db, id))!;

describe("roles", () => {
  it("are changed by admins only, and count at once", async () => {
    const [ada, ines, theo] = [
      await person("ada", "admin"),
      await person("ines", "agent"),
      await person("theo"),
    ];
    const curator = await person("cleo", "curator");
    for (const who of [ines, theo, curator]) {
      const attempt = changeRole(as(who), { personId: who.id, role: "admin" });
      await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(
      changeRole(as({ kind: "visitor" }), { personId: theo.id, role: "admin" }),
    ).rejects.toMatchObject({
      code: "sign_in",
    });
    const session = await startSession(as({ kind: "visitor" }), { personId: theo.id });
    await changeRole(as(ada), { personId: theo.id, role: "agent" });
    expect((await personOfSession(site.db, session))!.person.role).toBe("agent");
    await changeRole(as(ada), { personId: theo.id, role: "customer" });
    expect((await personOfSession(site.db, session))!.person.role).toBe("customer");
    const lines = await site.db
      .select()
      .from(audit)
      .where(eq(audit.subject, `person:${theo.id}`));
    expect(lines.map((line) => line.data)).toEqual([
      { from: "customer", to: "agent" },
      { from: "agent", to: "customer" },
    ]);
  });

  it("always leave one admin, also when two demote each other at once", async () => {
    const [ada, eve] = [await person("ada", "admin"), await person("eve", "admin")];
    const both = await Promise.allSettled([
      changeRole(as(ada), { personId: eve.id, role: "customer" }),
      changeRole(as(eve), { personId: ada.id, role: "customer" }),
    ]);
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(both.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "last_admin" } });
    const { rows } = await site.pool.query("select count(*)::int as n from people where role = 'admin'");
    expect(rows[0].n).toBe(1);
  });

  it("count a paused admin as none", async () => {
    const [ada, eve] = [await person("ada", "admin"), await person("eve", "admin")];
    await suspendPerson(as(ada), { personId: eve.id, reason: "away" });
    await expect(changeRole(as(ada), { personId: ada.id, role: "agent" })).rejects.toMatchObject({
      code: "last_admin",
    });
    await expect(suspendPerson(as(system), { personId: ada.id, reason: "x" })).rejects.toMatchObject({
      code: "last_admin",
    });
  });
});

describe("a pause", () => {
  it("ends all sessions, tells the person why, and can be ended", async () => {
    const [ada, mara] = [await person("ada", "admin"), await person("mara")];
    const session = await startSession(as({ kind: "visitor" }), { personId: mara.id });
    await suspendPerson(as(ada), { personId: mara.id, reason: "Advertising" });
    expect(await personOfSession(site.db, session)).toBeNull();
    expect(await site.db.select().from(sessions)).toHaveLength(0);
    const [mail] = await site.db.select().from(mails);
    expect(mail).toMatchObject({ to: "mara@example.com", subject: "Your account is paused" });
    expect(mail!.text).toContain("Advertising");

    const paused = await again(mara);
    await expect(
      updateProfile(as(paused), {
        name: "x",
        handle: "mara",
        about: "",
        language: "en",
        timeZone: "UTC",
      }),
    ).rejects.toMatchObject({ code: "suspended" });
    await reinstatePerson(as(ada), { personId: mara.id });
    expect((await again(mara)).state).toBe("active");
    await expect(reinstatePerson(as(ada), { personId: mara.id })).rejects.toMatchObject({
      code: "wrong_state",
    });
  });

  it("is nothing one does to oneself, nor to others without the right", async () => {
    const [ada, ines, mara] = [
      await person("ada", "admin"),
      await person("ines", "agent"),
      await person("mara"),
    ];
    await expect(suspendPerson(as(ada), { personId: ada.id, reason: "x" })).rejects.toMatchObject({
      code: "not_allowed_on_own",
    });
    await expect(suspendPerson(as(ines), { personId: mara.id, reason: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("an appointment", () => {
  it("is made and ended by admins, one a topic", async () => {
    const [ada, theo] = [await person("ada", "admin"), await person("theo")];
    const [topic] = await site.db.insert(topics).values({ slug: "steam", name: "Steam" }).returning();
    const given = { personId: theo.id, topicId: topic!.id, languages: ["en"], endsAt: null };
    const id = await appointAmbassador(as(ada), given);
    await expect(appointAmbassador(as(ada), given)).rejects.toMatchObject({ code: "already_decided" });
    const ambassador = await again(theo);
    expect(ambassador.topics).toEqual([topic!.id]);
    const friend = await person("friend");
    await expect(appointAmbassador(as(ambassador), { ...given, personId: friend.id })).rejects.toMatchObject({
      code: "forbidden",
    });

    const ending = { appointmentId: id, reason: "You wished to stop." };
    await expect(endAppointment(as(ada), { ...ending, reason: " " })).rejects.toThrow();
    await endAppointment(as(ada), ending);
    expect((await again(theo)).topics).toEqual([]);
    const { rows: told } = await site.pool.query(
      "select data->>'outcome' as outcome, data->>'reason' as reason from notifications where person_id = $1 order by id",
      [theo.id],
    );
    expect(told).toEqual([
      { outcome: "appointed", reason: null },
      { outcome: "ended", reason: ending.reason },
    ]);
    await expect(endAppointment(as(ada), ending)).rejects.toMatchObject({
      code: "already_decided",
    });
    await appointAmbassador(as(ada), given);
    expect(await site.db.select().from(appointments)).toHaveLength(2);
  });

  it("is over when its term is over", async () => {
    const [ada, theo] = [await person("ada", "admin"), await person("theo")];
    const [topic] = await site.db.insert(topics).values({ slug: "grind", name: "Grind" }).returning();
    await appointAmbassador(as(ada), {
      personId: theo.id,
      topicId: topic!.id,
      languages: ["en"],
      endsAt: new Date(Date.now() + 86_400_000),
    });
    expect((await again(theo)).topics).toEqual([topic!.id]);
    await site.pool.query(
      "update appointments set starts_at = now() - interval '2 days', ends_at = now() - interval '1 second'",
    );
    expect((await again(theo)).topics).toEqual([]);
  });
});

it("people are listed for admins only, and found by what they are called", async () => {
  const [ada, mara] = [await person("ada", "admin"), await person("mara")];
  const words = { words: "", filter: "all" as const, page: 1 };
  await expect(peopleList(as(mara), words)).rejects.toMatchObject({ code: "forbidden" });
  expect((await peopleList(as(ada), words)).people.map((one) => one.handle)).toEqual(["ada", "mara"]);
  expect((await peopleList(as(ada), { ...words, words: "MARA@" })).people).toHaveLength(1);
  expect((await peopleList(as(ada), { ...words, words: "%" })).people).toHaveLength(0);
});
