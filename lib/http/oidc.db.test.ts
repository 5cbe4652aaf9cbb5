import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accounts, people, sessions } from "@/db/schema";
import type { Context } from "@/lib/context";
import { openAccount } from "@/lib/people/commands/open-account";
import { startSession } from "@/lib/people/commands/start-session";
import { personOfSession } from "@/lib/people/queries/person-of-session";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { type IdentityProvider, type IdToken, startIdentityProvider } from "@/lib/testing/identity-provider";
import { finishWithProvider, startWithProvider } from "./sign-in";

const siteUrl = "https://help.example.com";
const facts = { device: "Firefox, Linux", language: "en" };
let site: TestSite;
let provider: IdentityProvider;
let visitor: Context;

beforeAll(async () => {
  provider = await startIdentityProvider(siteUrl);
  Object.assign(process.env, {
    AUTH_SECRET: "a secret of the tests, long enough for them",
    SITE_URL: siteUrl,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.client.id,
    OIDC_CLIENT_SECRET: provider.client.secret,
  });
  site = await freshSite();
  visitor = site.ctxFor({ kind: "visitor" });
});
afterAll(async () => {
  await site.close();
  await provider.close();
});
beforeEach(async () => {
  await site.pool.query("truncate accounts, sessions");
  await site.pool.query("delete from people");
  provider.accounts.clear();
  provider.lie = null;
});

const jarOf = (lines: string[]) =>
  Object.fromEntries(
    lines.map((line) => {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    }),
  );

/** The way there and back, as a browser would go it. */
async function wayBack(accountId: string, target = "/") {
  const away = await startWithProvider(visitor, target, facts);
  const back = await provider.signIn(away.location!, accountId);
  return { away, query: Object.fromEntries(back.searchParams), cookies: jarOf(away.setCookies) };
}
async function signIn(accountId: string, own?: string) {
  const { query, cookies } = await wayBack(accountId, "/questions/3");
  return finishWithProvider(
    visitor,
    query,
    { ...cookies, ...(own && { "__Host-firsthand.session": own }) },
    facts,
  );
}
const nobodyCameIn = async () => {
  expect(await site.db.select().from(sessions)).toHaveLength(0);
  expect(await site.db.select().from(accounts)).toHaveLength(0);
};
const admin = () =>
  openAccount(site.ctxFor({ kind: "system", job: "test" }), { email: "ada@example.com", name: "Ada" });

describe("signing in with the identity provider", () => {
  it("opens an account for a verified address and leads back", async () => {
    provider.accounts.set("u1", { email: "New@Example.com", email_verified: true, name: "New Person" });
    const { session, location } = await signIn("u1");
    expect((await personOfSession(site.db, session!))!.person).toMatchObject({
      name: "New Person",
      handle: "new-person",
    });
    expect(location).toBe(`${siteUrl}/questions/3`);
    expect((await site.db.select().from(people))[0]!.email).toBe("new@example.com");
  });

  it("finds the same person again by the provider's own id, and joins by a verified address", async () => {
    const ada = await admin();
    provider.accounts.set("u1", { email: "ada@example.com", email_verified: true });
    const first = await signIn("u1");
    expect((await personOfSession(site.db, first.session!))!.person.id).toBe(ada.id);
    provider.accounts.set("u1", { email: "moved@example.com", email_verified: true });
    const second = await signIn("u1");
    expect((await personOfSession(site.db, second.session!))!.person.id).toBe(ada.id);
    expect(await site.db.select().from(people)).toHaveLength(1);
  });

  it("takes an identity token that is signed anew and changed in nothing", async () => {
    provider.accounts.set("u1", { email: "a@example.com", email_verified: true });
    provider.lie = () => {};
    expect((await signIn("u1")).session).not.toBeNull();
  });

  it("keeps none of the provider's tokens", async () => {
    provider.accounts.set("u1", { email: "a@example.com", email_verified: true });
    await signIn("u1");
    const [row] = await site.db.select().from(accounts);
    expect(row).toMatchObject({ access_token: null, refresh_token: null, id_token: null });
  });

  it("asks with state, nonce and a code challenge, by cookies of this host alone (S10)", async () => {
    const { location, setCookies } = await startWithProvider(visitor, "/", facts);
    const asked = new URL(location!).searchParams;
    expect(asked.get("code_challenge_method")).toBe("S256");
    expect(asked.get("state")).toBeTruthy();
    expect(asked.get("nonce")).toBeTruthy();
    expect(asked.get("redirect_uri")).toBe(`${siteUrl}/api/auth/callback/oidc`);
    expect(setCookies.length).toBeGreaterThanOrEqual(3);
    for (const cookie of setCookies)
      expect(cookie).toMatch(/^__Host-firsthand\.\w+=.*; Path=\/;.*HttpOnly; Secure; SameSite=Lax/);
  });

  it("begins a session of its own, bound to this host, and ends the one the browser had (S03, S10)", async () => {
    const own = await startSession(visitor, { personId: (await admin()).id });
    provider.accounts.set("u2", { email: "other@example.com", email_verified: true });
    const { session, setCookies } = await signIn("u2", own);
    expect(session).not.toBe(own);
    expect(await personOfSession(site.db, own)).toBeNull();
    const cookie = setCookies.find((line) => line.startsWith("__Host-firsthand.session="));
    expect(cookie).toMatch(/Path=\/;.*HttpOnly; Secure; SameSite=Lax/);
    // Being signed in as somebody must not tie the stranger's account to them.
    expect((await personOfSession(site.db, session!))!.person.handle).not.toBe("ada");
  });
});

describe("nobody comes in (S09)", () => {
  it.each([
    ["with an admin's address that is not verified", { email: "ada@example.com", email_verified: false }],
    ["with an admin's address of which nothing is said", { email: "ada@example.com" }],
    ["without an address", { name: "Ada" }],
    ["with two addresses in one", { email: "ada@example.com,x@evil.test", email_verified: true }],
  ])("%s", async (_name, claims) => {
    await admin();
    provider.accounts.set("u1", claims);
    const { session, location } = await signIn("u1");
    expect(session).toBeNull();
    expect(location).toContain("error=unverified");
    await nobodyCameIn();
  });

  it("who is paused", async () => {
    await admin();
    await site.pool.query("update people set state = 'suspended'");
    provider.accounts.set("u1", { email: "ada@example.com", email_verified: true });
    const { session, location } = await signIn("u1");
    expect(session).toBeNull();
    expect(location).toContain("error=suspended");
    await nobodyCameIn();
  });

  type Way = Awaited<ReturnType<typeof wayBack>>;
  const cookie = (name: string) => `__Host-firsthand.${name}`;
  const forged: [string, (way: Way) => Partial<Way>][] = [
    ["a state that is not ours", ({ query }) => ({ query: { ...query, state: "forged" } })],
    ["no state", ({ query: { state: _, ...query } }) => ({ query })],
    ["another browser's cookies", () => ({ cookies: {} })],
    ["a nonce that is not ours", ({ cookies }) => ({ cookies: { ...cookies, [cookie("nonce")]: "forged" } })],
    ["no code verifier", ({ cookies: { [cookie("pkce")]: _, ...cookies } }) => ({ cookies })],
    ["a code that nobody gave out", ({ query }) => ({ query: { ...query, code: "forged" } })],
    ["a provider of another name", ({ query }) => ({ query: { ...query, iss: "https://evil.test" } })],
    ["the provider's refusal", ({ query }) => ({ query: { ...query, error: "access_denied" } })],
  ];
  it.each(forged)("with %s", async (_name, forge) => {
    provider.accounts.set("u1", { email: "a@example.com", email_verified: true });
    const way = await wayBack("u1");
    const { query, cookies } = { ...way, ...forge(way) };
    const { session, location } = await finishWithProvider(visitor, query, cookies, facts);
    expect(session).toBeNull();
    expect(location).toContain("error=");
    await nobodyCameIn();
  });

  const lies: [string, (token: IdToken) => void][] = [
    ["for another client", ({ claims }) => Object.assign(claims, { aud: "somebody-else" })],
    ["by another issuer", ({ claims }) => Object.assign(claims, { iss: "https://evil.test" })],
    ["with another nonce", ({ claims }) => Object.assign(claims, { nonce: "forged" })],
    ["that nobody signed", ({ header }) => Object.assign(header, { alg: "none" })],
    ["that is signed in a way we did not agree on", ({ header }) => Object.assign(header, { alg: "HS256" })],
    ["that is over", ({ claims }) => Object.assign(claims, { exp: Math.floor(Date.now() / 1000) - 60 })],
  ];
  it.each(lies)("with an identity token %s", async (_name, lie) => {
    provider.accounts.set("u1", { email: "a@example.com", email_verified: true });
    const { query, cookies } = await wayBack("u1");
    provider.lie = lie;
    const { session } = await finishWithProvider(visitor, query, cookies, facts);
    expect(session).toBeNull();
    await nobodyCameIn();
  });

  it("with the nonce of one sign-in and the code of another", async () => {
    provider.accounts.set("u1", { email: "a@example.com", email_verified: true });
    const [one, two] = [await wayBack("u1"), await wayBack("u1")];
    two.cookies["__Host-firsthand.nonce"] = one.cookies["__Host-firsthand.nonce"]!;
    const { session } = await finishWithProvider(visitor, two.query, two.cookies, facts);
    expect(session).toBeNull();
    await nobodyCameIn();
  });

  it("twice with one code", async () => {
    provider.accounts.set("u1", { email: "a@example.com", email_verified: true });
    const { query, cookies } = await wayBack("u1");
    expect((await finishWithProvider(visitor, query, cookies, facts)).session).not.toBeNull();
    expect((await finishWithProvider(visitor, query, cookies, facts)).session).toBeNull();
  });

  it("while the provider does not answer: who tries reads that it failed, and stays outside (S08)", async () => {
    await admin();
    provider.accounts.set("u1", { email: "ada@example.com", email_verified: true });
    const { query, cookies } = await wayBack("u1");
    await provider.close();
    const { session, location } = await finishWithProvider(visitor, query, cookies, facts);
    expect(session).toBeNull();
    expect(location).toContain("error=");
    const away = await startWithProvider(visitor, "/", facts);
    expect(away.location).toContain("error=");
    await nobodyCameIn();
  });
});
