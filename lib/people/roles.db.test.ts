import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { appointments, audit, mails, people, sessions, topics } from "@/db/schema";
import type { Actor, Person } from "@/lib/context";
import { redeemLink } from "@/lib/http/sign-in";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { appointAmbassador, endAppointment } from "./commands/appoint-ambassador";
import { changeRole } from "./commands/change-role";
import { claimAccount, offerClaim } from "./commands/claim-account";
import { createAdmin } from "./commands/create-admin";
import { signInDemo } from "./commands/sign-in-demo";
import { startSession } from "./commands/start-session";
import { reinstatePerson, suspendPerson } from "./commands/suspend-person";
import { introduceOneself, updateProfile } from "./commands/update-profile";
import { peopleList } from "./queries/people-list";
import { personById, personOfSession } from "./queries/person-of-session";
import { profile } from "./queries/profile";

process.env.AUTH_SECRET = "a secret of the tests, long enough for them";
process.env.SITE_URL = "https://help.example.com";

let site: TestSite;
const system: Actor = { kind: "system", job: "test" };
const facts = { device: "", language: "en" };

beforeAll(async () => {
  site = await freshSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.pool.query(
    "truncate appointments, sessions, verification_tokens, mails, notifications restart identity cascade",
  );
  await site.pool.query("delete from people");
});

async function person(handle: string, role: Person["role"] = "customer", more: object = {}): Promise<Person> {
  const [row] = await site.db
    .insert(people)
    .values({
      name: handle,
      handle,
      role,
      email: `${handle}@example.com`,
      emailVerified: new Date(),
      ...more,
    })
    .returning({ id: people.id });
  return (await personById(site.db, row!.id))!;
}
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
        mail: true,
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

    await endAppointment(as(ada), { appointmentId: id });
    expect((await again(theo)).topics).toEqual([]);
    await expect(endAppointment(as(ada), { appointmentId: id })).rejects.toMatchObject({
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

describe("the account of an imported author", () => {
  it("is handed over by a link, once, and nobody else's address can take it", async () => {
    const [ada, mara] = [await person("ada", "admin"), await person("mara")];
    const author = await person("old-author", "customer", {
      state: "staged",
      email: null,
      emailVerified: null,
    });
    const offer = (email: string) => offerClaim(as(ada), { personId: author.id, email, locale: "en" });
    await expect(offer("mara@example.com")).rejects.toMatchObject({ code: "taken_name" });
    const first = await offer("author@example.com");
    const second = await offer("author@example.com");
    const token = (link: string) => new URL(link).searchParams.get("token")!;
    const visitor = as({ kind: "visitor" });
    await expect(claimAccount(visitor, token(first.link))).rejects.toMatchObject({ code: "link_expired" });
    // A link for one thing does not open another door.
    await expect(redeemLink(visitor, token(second.link), facts)).rejects.toMatchObject({
      code: "link_expired",
    });
    expect(await claimAccount(visitor, token(second.link))).toBe(author.id);
    await expect(claimAccount(visitor, token(second.link))).rejects.toMatchObject({ code: "link_expired" });
    expect(await again(author)).toMatchObject({ state: "active", handle: "old-author" });
    await expect(
      offerClaim(as(mara), { personId: author.id, email: "x@example.com", locale: "en" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("an admin from the command line", () => {
  it("signs in by a link without mail, which works once", async () => {
    const { link } = await createAdmin(as(system), { email: "Boss@Example.com" });
    expect(link).toMatch(/^https:\/\/help\.example\.com\/sign-in\/confirm\?token=/);
    expect(await site.db.select().from(mails)).toHaveLength(0);
    const token = new URL(link).searchParams.get("token")!;
    const session = await redeemLink(as({ kind: "visitor" }), token, facts);
    expect((await personOfSession(site.db, session))!.person).toMatchObject({
      role: "admin",
      state: "active",
    });
    await expect(redeemLink(as({ kind: "visitor" }), token, facts)).rejects.toMatchObject({
      code: "link_expired",
    });
  });

  it("is not something that even an admin does from a page", async () => {
    const ada = await person("ada", "admin");
    await expect(createAdmin(as(ada), { email: "x@example.com" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(createAdmin(as(system), { email: "a@x.com,b@y.com" })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

describe("one's own profile", () => {
  const given = {
    name: "Mara",
    handle: "mara",
    about: "",
    language: "en" as const,
    timeZone: "Europe/Berlin",
    mail: true,
  };

  it("changes what it names and nothing else", async () => {
    const mara = await person("mara");
    const forged = { ...given, about: "Espresso.", role: "admin", state: "staged", emailVerified: null };
    await updateProfile(as(mara), forged);
    const after = await again(mara);
    expect(after).toMatchObject({ role: "customer", state: "active", timeZone: "Europe/Berlin" });
  });

  it("cannot take another's short name, one of the house's, nor a time zone that is none", async () => {
    const mara = await person("mara");
    await person("theo");
    const change = (more: object) => updateProfile(as(mara), { ...given, ...more });
    await expect(change({ handle: "Theo" })).rejects.toMatchObject({ code: "taken_name", field: "handle" });
    await expect(change({ handle: "support" })).rejects.toMatchObject({
      code: "invalid_input",
      field: "handle",
    });
    await expect(change({ timeZone: "Mars/Olympus" })).rejects.toMatchObject({
      code: "invalid_input",
      field: "timeZone",
    });
    await expect(change({ name: "\u200b\u202e" })).rejects.toMatchObject({
      code: "invalid_input",
      field: "name",
    });
  });

  it("begins with a name, from which a free short name follows", async () => {
    await person("mara-lind");
    const fresh = await person("member-1a2b3c4d");
    await introduceOneself(as(fresh), { name: "Mara Lind", language: "zh-CN", timeZone: "Asia/Shanghai" });
    expect(await again(fresh)).toMatchObject({ name: "Mara Lind", handle: "mara-lind-2", language: "zh-CN" });
  });

  it("is public without address, and gone for the erased", async () => {
    await person("mara", "customer", { about: "Espresso." });
    const seen = await profile(as({ kind: "visitor" }), "mara");
    expect(JSON.stringify(seen)).not.toContain("@example.com");
    await site.pool.query("update people set state = 'erased' where handle = 'mara'");
    await expect(profile(as({ kind: "visitor" }), "mara")).rejects.toMatchObject({ code: "not_found" });
  });
});

it("anybody of the demo can be anybody only in a demo", async () => {
  await person("ada", "admin");
  // With another address than this machine's there is no demo.
  await expect(signInDemo(as({ kind: "visitor" }), { handle: "ada" })).rejects.toMatchObject({
    code: "not_found",
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
