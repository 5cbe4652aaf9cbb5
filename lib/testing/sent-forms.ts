import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { Person } from "@/lib/context";
import type { FormAction } from "@/lib/form-state";
import { sessionCookie } from "@/lib/http/cookies";
import { startSession } from "@/lib/people/commands/start-session";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Browser, everyAction } from "./actions";
import { type Cast, castOf } from "./cast";
import { freshSite, type TestSite } from "./database";
import { type Scene, sceneOf } from "./scene";

/** What the browser of these tests has sent. Next knows the request only while it serves one. */
export const browser: Browser = { headers: {}, cookies: {} };

/** In place of `next/headers`. */
export const nextHeaders = {
  headers: async () => new Headers(browser.headers),
  cookies: async () => ({
    has: (name: string) => name in browser.cookies,
    get: (name: string) => (name in browser.cookies ? { name, value: browser.cookies[name] } : undefined),
    set: (name: string, value: string) => {
      browser.cookies[name] = value;
    },
  }),
};

const shared = globalThis as { [key: symbol]: unknown };
const poolKey = Symbol.for("firsthand.database");
const own = { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" };

/** A site with the cast and a scene, to which a browser sends forms; whatever they do, its laws hold in the end. */
export function sentForms() {
  const here = {} as { site: TestSite; cast: Cast; scene: Scene };

  beforeAll(async () => {
    process.env.SITE_URL = "http://localhost:3000";
    process.env.AUTH_SECRET = "a secret of the tests, long enough for them";
    here.site = await freshSite();
    shared[poolKey] = { db: here.site.db, pool: here.site.pool, close: here.site.close };
    here.cast = await castOf(here.site);
    here.scene = await sceneOf(here.site, here.cast, false);
  });
  afterAll(async () => {
    delete shared[poolKey];
    expect(await brokenInvariants(here.site.db)).toEqual([]);
    await here.site.close();
  });
  beforeEach(async () => {
    browser.headers = { ...own, "x-firsthand-address": "network-1", "x-firsthand-path": "/questions/1" };
    browser.cookies = {};
    await here.site.pool.query("truncate limits");
  });

  async function signIn(person: Person): Promise<void> {
    const system = here.site.ctxFor({ kind: "system", job: "test" });
    const token = await startSession(system, { personId: person.id, device: "a test" });
    browser.cookies = { [sessionCookie()]: token };
  }

  const action = async (file: string, name: string): Promise<FormAction> => {
    const found = (await everyAction()).find((one) => one.name.endsWith(`${file}/actions.ts ${name}`));
    if (!found) throw new Error(`There is no action ${name} in ${file}.`);
    return found.action;
  };

  return {
    here,
    /** From now on the browser has a session of this person. */
    signIn,
    /** The action of this name, by the end of the folder in which it stands. */
    action,
  };
}
