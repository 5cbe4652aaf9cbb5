import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readEnv } from "@/lib/env";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { loadStarterOnce, waysToSignIn } from "./first-start";

let site: TestSite;
beforeAll(async () => {
  site = await freshSite();
});
afterAll(() => site.close());

const articles = async () =>
  Number((await site.db.execute<{ count: string }>(sql`select count(*) from articles`)).rows[0]!.count);

test("a site that starts with nothing stays empty", async () => {
  await loadStarterOnce(site.url, "none");
  expect(await articles()).toBe(0);
});

test("of two that start at once one fills the site, and a filled one is left alone", async () => {
  await Promise.all([loadStarterOnce(site.url, "help"), loadStarterOnce(site.url, "help")]);
  const loaded = await articles();
  expect(loaded).toBeGreaterThan(0);
  await loadStarterOnce(site.url, "help");
  expect(await articles()).toBe(loaded);
});

test("the start says how to sign in: as the first admin, as anybody in a demo, else by mail", async () => {
  const demo = readEnv({});
  const real = readEnv({ DEMO: "off" });
  expect(await waysToSignIn(site.url, demo)).toMatch(/admin create/);
  expect(await waysToSignIn(site.url, real)).toMatch(/admin create/);
  await site.db.execute(sql`insert into people (handle, name, role) values ('ada', 'Ada', 'admin')`);
  expect(await waysToSignIn(site.url, demo)).toMatch(/pick who you want to be/);
  expect(await waysToSignIn(site.url, real)).toBe("Sign in at http://localhost:3000/sign-in.");
});
