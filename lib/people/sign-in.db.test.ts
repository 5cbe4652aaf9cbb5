import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { mails, people, sessions, verificationTokens } from "@/db/schema";
import type { Context } from "@/lib/context";
import { statusOf } from "@/lib/errors";
import { redeemLink } from "@/lib/http/sign-in";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { endOtherSessions, endSession } from "./commands/end-session";
import { openAccount } from "./commands/open-account";
import { sendSignInLink } from "./commands/send-sign-in-link";
import { startSession } from "./commands/start-session";
import { suspendPerson } from "./commands/suspend-person";
import { linkOwner } from "./queries/link-owner";
import { personOfSession } from "./queries/person-of-session";

process.env.AUTH_SECRET = "a secret of the tests, long enough for them";
process.env.SITE_URL = "http://localhost:3000";

let site: TestSite;
let visitor: Context;
const facts = { device: "Firefox, Linux", language: "en" };

beforeAll(async () => {
  site = await freshSite();
  visitor = { ...site.ctxFor({ kind: "visitor" }), address: "network-1" };
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.pool.query("truncate limits, mails, verification_tokens, sessions");
});

const lastMail = async (to: string) =>
  (await site.db.select().from(mails)).filter((mail) => mail.to === to).at(-1);
const tokenIn = (text: string) => /token=([\w-]+)/.exec(text)![1]!;
const ask = (email: string, more: Partial<Parameters<typeof sendSignInLink>[1]> = {}) =>
  sendSignInLink(visitor, { email, locale: "en", ...more });
async function linkFor(email: string) {
  await ask(email);
  return tokenIn((await lastMail(email))!.text);
}

describe("a sign-in link", () => {
  it("is the same for a stranger and for somebody we know (S01)", async () => {
    await openAccount(site.ctxFor({ kind: "system", job: "test" }), {
      email: "mara@example.com",
      name: "Mara",
    });
    await ask("mara@example.com");
    await ask("nobody@example.com");
    const [known, stranger] = [await lastMail("mara@example.com"), await lastMail("nobody@example.com")];
    const bare = (text: string) => text.replace(/token=[\w-]+/, "token=");
    expect(known!.subject).toBe(stranger!.subject);
    expect(bare(known!.text)).toBe(bare(stranger!.text));
    expect(bare(known!.html.replace(/token=[\w-]+/g, "token="))).toBe(
      bare(stranger!.html.replace(/token=[\w-]+/g, "token=")),
    );
  });

  it("opens an account for a stranger, with a handle that says nothing of the address", async () => {
    const session = await redeemLink(visitor, await linkFor("quite.new@example.com"), facts);
    const found = await personOfSession(site.db, session);
    expect(found?.person).toMatchObject({ role: "customer", state: "active", topics: [], teams: [] });
    expect(found!.person.handle).toMatch(/^member-[0-9a-f]{8}$/);
  });

  it("works once, and of ten presses at once one signs in (S04)", async () => {
    const token = await linkFor("once@example.com");
    const presses = await Promise.allSettled(
      Array.from({ length: 10 }, () => redeemLink({ ...visitor, address: undefined }, token, facts)),
    );
    expect(presses.filter((press) => press.status === "fulfilled")).toHaveLength(1);
    await expect(redeemLink(visitor, token, facts)).rejects.toMatchObject({ code: "link_expired" });
    expect(await site.db.select().from(sessions)).toHaveLength(1);
  });

  it("does not use itself up when it is only looked at (S04)", async () => {
    const token = await linkFor("looks@example.com");
    expect(await linkOwner(visitor, token)).toBe("looks@example.com");
    expect(await linkOwner(visitor, token)).toBe("looks@example.com");
    expect(await redeemLink(visitor, token, facts)).toBeTruthy();
  });

  it("is worth nothing after ten minutes", async () => {
    const token = await linkFor("late@example.com");
    await site.pool.query(
      "update verification_tokens set expires = expires - interval '10 minutes 1 second'",
    );
    await expect(redeemLink(visitor, token, facts)).rejects.toMatchObject({ code: "link_expired" });
    expect(await site.db.select().from(sessions)).toHaveLength(0);
  });

  it("is kept only as a digest, and so is the session", async () => {
    const token = await linkFor("digest@example.com");
    expect(JSON.stringify(await site.db.select().from(verificationTokens))).not.toContain(token);
    const session = await redeemLink(visitor, token, facts);
    expect(JSON.stringify(await site.db.select().from(sessions))).not.toContain(session);
  });

  it("leads to the configured address, whatever Host a request names (C02)", async () => {
    await ask("host@example.com", { returnTo: "/ask?step=3" });
    const { text } = (await lastMail("host@example.com"))!;
    expect(text).toContain("http://localhost:3000/sign-in/confirm?token=");
    expect(text).toContain("returnTo=%2Fask%3Fstep%3D3");
  });

  it.each([
    '"e@attacker.test"@victim.test',
    "a@x.test,b@y.test",
    "a＠x.test",
    "a+b@",
    "a@x.test\nBcc: b@y.test",
    "аdmin@example.com",
  ])("goes nowhere for %j", async (email) => {
    await expect(ask(email)).rejects.toMatchObject({ code: "invalid_input", field: "email" });
    expect(await site.db.select().from(mails)).toHaveLength(0);
  });

  it("reaches one person however the address is typed", async () => {
    await ask(" Typed@EXAMPLE.com ");
    expect((await lastMail("typed@example.com"))?.to).toBe("typed@example.com");
  });
});

describe("asking for many links", () => {
  it("is stopped at the eleventh in ten minutes, with a time to come back; earlier links stay good (S02)", async () => {
    await openAccount(site.ctxFor({ kind: "system", job: "test" }), {
      email: "theo@example.com",
      name: "Theo",
    });
    const token = await linkFor("theo@example.com");
    for (let i = 0; i < 9; i++) await ask("theo@example.com");
    const refusal = await ask("theo@example.com").catch((error) => error);
    expect(refusal.code).toBe("too_many_requests");
    expect(statusOf(refusal.code)).toBe(429);
    expect(refusal.data.retryAfterSeconds).toBeGreaterThan(0);
    await expect(ask("theo@example.com")).rejects.toMatchObject({ code: "too_many_requests" });

    const kinds = (await site.db.select().from(mails)).map((mail) => mail.kind);
    expect(kinds.filter((kind) => kind === "sign_in")).toHaveLength(10);
    expect(kinds.filter((kind) => kind === "many_sign_ins")).toHaveLength(1);
    expect(await redeemLink(visitor, token, facts)).toBeTruthy();
  });

  it("is stopped at fifty from one network, for other addresses too (S02)", async () => {
    for (let i = 0; i < 50; i++) await ask(`person${i}@example.com`);
    await expect(ask("person50@example.com")).rejects.toMatchObject({ code: "too_many_requests" });
    const elsewhere = { ...visitor, address: "network-2" };
    await sendSignInLink(elsewhere, { email: "person50@example.com", locale: "en" });
  });
});

describe("an address typed with something written", () => {
  it("gets one mail a day with none of what was typed (M08)", async () => {
    for (let i = 0; i < 8; i++)
      await ask("stranger@example.com", { purpose: "confirm", returnTo: "/ask/draft" });
    const sent = (await site.db.select().from(mails)).filter((mail) => mail.to === "stranger@example.com");
    expect(sent).toHaveLength(1);
    expect(sent[0]!.subject).toBe("Please confirm your address");
    await site.pool.query("update mails set created_at = created_at - interval '25 hours'");
    await site.pool.query("truncate limits");
    await ask("stranger@example.com", { purpose: "confirm" });
    expect(
      (await site.db.select().from(mails)).filter((mail) => mail.to === "stranger@example.com"),
    ).toHaveLength(2);
  });
});

describe("a session", () => {
  const newPerson = async (email: string) =>
    (await openAccount(site.ctxFor({ kind: "system", job: "test" }), { email, name: "Somebody" })).id;

  it("is a new one at each sign-in, and the old one is over (S03)", async () => {
    const first = await redeemLink(visitor, await linkFor("fixed@example.com"), facts);
    const second = await redeemLink(visitor, await linkFor("fixed@example.com"), facts, first);
    expect(second).not.toBe(first);
    expect(await personOfSession(site.db, first)).toBeNull();
    expect(await personOfSession(site.db, second)).not.toBeNull();
  });

  it("ends at once when signing out, for copies of the cookie too (S03)", async () => {
    const session = await startSession(visitor, { personId: await newPerson("out@example.com") });
    expect(await personOfSession(site.db, session)).not.toBeNull();
    await endSession(visitor, session);
    expect(await personOfSession(site.db, session)).toBeNull();
  });

  it("can be ended on all other devices", async () => {
    const personId = await newPerson("many@example.com");
    const [here, there, phone] = [
      await startSession(visitor, { personId }),
      await startSession(visitor, { personId }),
      await startSession(visitor, { personId }),
    ];
    const { person } = (await personOfSession(site.db, here))!;
    expect(await endOtherSessions(site.ctxFor(person), here)).toBe(2);
    expect(await personOfSession(site.db, here)).not.toBeNull();
    expect(await personOfSession(site.db, there)).toBeNull();
    expect(await personOfSession(site.db, phone)).toBeNull();
  });

  it("carries the role of this moment, not of when it began (A07)", async () => {
    const personId = await newPerson("demoted@example.com");
    await site.pool.query("update people set role = 'agent' where id = $1", [personId]);
    const session = await startSession(visitor, { personId });
    expect((await personOfSession(site.db, session))!.person.role).toBe("agent");
    await site.pool.query("update people set role = 'customer' where id = $1", [personId]);
    expect((await personOfSession(site.db, session))!.person.role).toBe("customer");
  });

  it("is refused to the suspended, who lose those they have (A08)", async () => {
    const personId = await newPerson("paused@example.com");
    const session = await startSession(visitor, { personId });
    await suspendPerson(site.ctxFor({ kind: "system", job: "test" }), { personId, reason: "spam" });
    expect(await personOfSession(site.db, session)).toBeNull();
    expect(await site.db.select().from(sessions)).toHaveLength(0);
    await expect(startSession(visitor, { personId })).rejects.toMatchObject({ code: "suspended" });
    await expect(redeemLink(visitor, await linkFor("paused@example.com"), facts)).rejects.toMatchObject({
      code: "suspended",
    });
  });

  it("is over when its time has passed", async () => {
    const session = await startSession(visitor, { personId: await newPerson("old@example.com") });
    await site.pool.query("update sessions set expires = now() - interval '1 second'");
    expect(await personOfSession(site.db, session)).toBeNull();
  });

  it("covers the topics of an ambassador and those below them, while the appointment stands", async () => {
    const personId = await newPerson("scoped@example.com");
    const { rows } = await site.pool.query(`
      with parent as (insert into topics (slug, name) values ('machines', 'Machines') returning id)
      insert into topics (slug, name, parent_id) select 'steam', 'Steam', id from parent returning id, parent_id`);
    const { id, parent_id } = rows[0];
    await site.pool.query(
      "insert into appointments (person_id, topic_id, starts_at) values ($1, $2, now())",
      [personId, parent_id],
    );
    const session = await startSession(visitor, { personId });
    expect((await personOfSession(site.db, session))!.person.topics.toSorted()).toEqual(
      [id, parent_id].toSorted(),
    );
    await site.pool.query("update appointments set paused_at = now()");
    expect((await personOfSession(site.db, session))!.person.topics).toEqual([]);
  });
});

it("keeps a staged author's account for the one who confirms its address", async () => {
  await site.db
    .insert(people)
    .values({ name: "Old author", handle: "old-author", email: "author@example.com", state: "staged" });
  const session = await redeemLink(visitor, await linkFor("author@example.com"), facts);
  expect((await personOfSession(site.db, session))!.person).toMatchObject({
    handle: "old-author",
    state: "active",
  });
});
