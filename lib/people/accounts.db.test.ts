import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { mails } from "@/db/schema";
import type { Actor, Person } from "@/lib/context";
import { redeemLink } from "@/lib/http/sign-in";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addPerson, withoutPeople } from "@/lib/testing/people";
import { claimAccount, offerClaim } from "./commands/claim-account";
import { createAdmin } from "./commands/create-admin";
import { signInDemo } from "./commands/sign-in-demo";
import { introduceOneself, updateProfile } from "./commands/update-profile";
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
beforeEach(() => withoutPeople(site));
const person = (handle: string, role?: Person["role"], more?: object) => addPerson(site, handle, role, more);
const as = (actor: Actor) => site.ctxFor(actor);
const again = async ({ id }: Person) => (await personById(site.db, id))!;

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
