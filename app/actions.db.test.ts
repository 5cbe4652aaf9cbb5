import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readQuestions } from "@/lib/community/inputs";
import type { Person } from "@/lib/context";
import { sessionCookie } from "@/lib/http/cookies";
import { startSession } from "@/lib/people/commands/start-session";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Browser, everyAction, foreign, send } from "@/lib/testing/actions";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { fingerprint } from "@/lib/testing/fingerprint";
import { type Scene, sceneOf } from "@/lib/testing/scene";

// Next knows the request only while it serves one; here the test says what the browser sent. The actions are ours.
const browser = vi.hoisted(() => ({ headers: {}, cookies: {} }) as Browser);
vi.mock("next/headers", () => ({
  headers: async () => new Headers(browser.headers),
  cookies: async () => ({
    has: (name: string) => name in browser.cookies,
    get: (name: string) => (name in browser.cookies ? { name, value: browser.cookies[name] } : undefined),
    set: (name: string, value: string) => {
      browser.cookies[name] = value;
    },
  }),
}));

let site: TestSite;
let cast: Cast;
let scene: Scene;
const shared = globalThis as { [key: symbol]: unknown };
const poolKey = Symbol.for("firsthand.database");
const own = { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" };

beforeAll(async () => {
  process.env.SITE_URL = "http://localhost:3000";
  process.env.AUTH_SECRET = "a secret of the tests, long enough for them";
  site = await freshSite();
  shared[poolKey] = { db: site.db, pool: site.pool, close: site.close };
  cast = await castOf(site);
  scene = await sceneOf(site, cast, false);
});
afterAll(async () => {
  delete shared[poolKey];
  expect(await brokenInvariants(site.db)).toEqual([]);
  await site.close();
});
beforeEach(async () => {
  browser.headers = { ...own, "x-firsthand-address": "network-1", "x-firsthand-path": "/questions/1" };
  browser.cookies = {};
  await site.pool.query("truncate limits");
});

async function signIn(person: Person): Promise<void> {
  const system = site.ctxFor({ kind: "system", job: "test" });
  const token = await startSession(system, { personId: person.id, device: "a test" });
  browser.cookies = { [sessionCookie()]: token };
}
const action = async (file: string, name: string) => {
  const found = (await everyAction()).find((one) => one.name.endsWith(`${file}/actions.ts ${name}`));
  if (!found) throw new Error(`There is no action ${name} in ${file}.`);
  return found.action;
};

const extras = [
  "role",
  "isAmbassador",
  "authorId",
  "askerId",
  "acceptedAnswerId",
  "status",
  "state",
  "createdAt",
  "askedAt",
  "votes",
  "voteCount",
  "authorMark",
  "visibility",
  "__proto__",
  "constructor",
];

describe("a field that no form has (A05)", () => {
  const profile = { name: "Mara M", handle: "mara", about: "", language: "en", timeZone: "UTC" };
  const forms: [string, string, () => Record<string, string>][] = [
    ["settings", "saveProfile", () => profile],
    ["ask", "keep", () => ({ title: "Why does it drip", happened: "It drips." })],
    ["[[...slug]]", "answer", () => ({ questionId: String(scene.ids.questionId), body: "Try this." })],
    ["[[...slug]]", "comment", () => ({ questionId: String(scene.ids.questionId), body: "Me too." })],
    ["[[...slug]]", "act", () => ({ questionId: String(scene.ids.questionId), act: "follow" })],
    [
      "edit",
      "saveQuestion",
      () => ({
        questionId: String(scene.ids.questionId),
        version: "1",
        title: "The pump hums",
        body: scene.body,
      }),
    ],
  ];

  it.each(forms)("refuses %s %s as a whole, and writes nothing", async (file, name, fields) => {
    const run = await action(file, name);
    await signIn(cast.mara);
    const before = await fingerprint(site, { except: ["limits"] });
    for (const extra of extras) {
      const answer = await send(run, { ...fields(), [extra]: "admin" });
      expect(answer, extra).toMatchObject({ ok: false, status: 422, code: "invalid_input" });
    }
    expect(await fingerprint(site, { except: ["limits"] })).toEqual(before);
    expect(({} as { role?: string }).role).toBeUndefined();
    // The same form without it is fine, so it was the extra field that was refused.
    const fine = await send(run, fields());
    expect("to" in fine || fine.ok).toBe(true);
    await site.pool.query("truncate drafts");
  });
});

describe("what another site sends, or what hides where it comes from (C01, C02)", () => {
  it("no action does anything, even for an admin", async () => {
    const actions = await everyAction();
    expect(actions.length).toBeGreaterThan(60);
    await signIn(cast.ada);
    const session = browser.cookies[sessionCookie()];
    const before = await fingerprint(site);
    for (const headers of foreign) {
      browser.headers = { ...headers, "x-firsthand-path": "/" };
      for (const { name, action } of actions) {
        const answer = await send(action, { personId: cast.mara.id, role: "admin", questionId: "1" });
        expect({ name, headers, code: "code" in answer && answer.code }).toEqual({
          name,
          headers,
          code: "cross_site",
        });
        expect(answer).toMatchObject({ ok: false, status: 403 });
      }
    }
    expect(browser.cookies[sessionCookie()]).toBe(session);
    expect(await fingerprint(site)).toEqual(before);
  });
});

describe("a character that cannot be stored (R10)", () => {
  it("is refused by every form, wherever it stands", async () => {
    await signIn(cast.ada);
    const before = await fingerprint(site);
    for (const { name, action } of await everyAction()) {
      const answer = await send(action, { about: "a\0b", questionId: "1" });
      expect({ name, code: "code" in answer && answer.code }).toEqual({ name, code: "invalid_text" });
      expect(answer).toMatchObject({ status: 422, fieldErrors: { about: expect.any(String) } });
    }
    expect(await fingerprint(site)).toEqual(before);
  });
});

describe("a text that is too long or too much (D01, D02, D04)", () => {
  const tooMuch: [string, string, RegExp][] = [
    ["too_long", "a".repeat(30_001), /30,001 characters .* 30,000/],
    ["too_complex", `${"|a".repeat(500)}\n${"|-".repeat(500)}\n${"a\n".repeat(500)}`, /too many elements/],
    ["too_deeply_nested", ">".repeat(2_000), /nested too deeply/],
    ["too_deeply_nested", `${"- ".repeat(1_000)}x`, /nested too deeply/],
    ["too_deeply_nested", `${"1. ".repeat(1_000)}x`, /nested too deeply/],
    ["invalid_text", "before\0after", /cannot be stored/],
  ];
  it.each(tooMuch)("is refused as %s, the draft kept and nothing written", async (code, body, sentence) => {
    const run = await action("[[...slug]]", "answer");
    await signIn(cast.theo);
    const before = await fingerprint(site, { except: ["limits"] });
    const answer = await send(run, { questionId: String(scene.ids.questionId), body });
    expect(answer).toMatchObject({ ok: false, status: 422, code, values: { body } });
    expect("message" in answer && answer.message).toMatch(sentence);
    expect(await fingerprint(site, { except: ["limits"] })).toEqual(before);
  });

  it("at the limit it is taken", async () => {
    const run = await action("[[...slug]]", "answer");
    await signIn(cast.theo);
    const answer = await send(run, { questionId: String(scene.ids.questionId), body: "a".repeat(30_000) });
    expect(answer).toHaveProperty("to");
  });
});

describe("a failure that nobody expected", () => {
  it("says that nothing was saved, keeps what was typed and tells nothing of its cause", async () => {
    const run = await action("[[...slug]]", "answer");
    await signIn(cast.theo);
    const body = "Nothing of this is lost.";
    await site.pool.query("alter table audit rename to audit_away");
    try {
      const answer = await send(run, { questionId: String(scene.ids.questionId), body });
      expect(answer).toMatchObject({ ok: false, status: 500, code: "unexpected", values: { body } });
      const { message, reference } = answer as { message: string; reference: string };
      expect(message).toContain(reference);
      expect(message).toMatch(/nothing was saved/);
      expect(JSON.stringify(answer)).not.toMatch(/audit|insert|relation/i);
    } finally {
      await site.pool.query("alter table audit_away rename to audit");
    }
    expect(await send(run, { questionId: String(scene.ids.questionId), body })).toHaveProperty("to");
  });
});

describe("a form sent twice (B01)", () => {
  it("makes one question, and leads there both times", async () => {
    const [keep, post] = [await action("ask", "keep"), await action("ask", "post")];
    await signIn(cast.mara);
    const kept = (await send(keep, { title: "Sent twice by accident", happened: "Hello." })) as {
      to: string;
    };
    const token = new URL(kept.to, "http://x").searchParams.get("draft")!;
    const [first, second] = await Promise.all([send(post, { token }), send(post, { token })]);
    expect(first).toEqual(second);
    expect(await send(post, { token })).toEqual(first);
    const { rows } = await site.pool.query("select id from questions where title = 'Sent twice by accident'");
    expect(rows).toHaveLength(1);
    expect(first).toEqual({ to: `/questions/${rows[0].id}/sent-twice-by-accident` });
  });
});

describe("asking a person (B03, B04)", () => {
  it("about a question with an accepted answer is refused; while it is with support it is the same case again", async () => {
    const run = await action("[[...slug]]", "act");
    await signIn(cast.mara);
    const questionId = scene.ids.questionId;
    const pressed = { questionId: String(questionId), act: "ask_person" };
    await send(run, { questionId: String(questionId), act: `accept ${scene.ids.answerId}` });
    const accepted = (await readQuestions(site.db, [questionId])).get(questionId)!.facts.acceptance;
    expect(accepted?.kind).toBe("firm");
    expect(await send(run, pressed)).toMatchObject({ ok: false, status: 409, code: "already_answered" });

    const { rows } = await site.pool.query("select question_id as id from escalations where id = $1", [
      scene.case.escalationId,
    ]);
    const count = async () =>
      (
        await site.pool.query(
          "select (select count(*) from escalations) as cases, (select count(*) from gate_refusals where question_id = $1) as refusals",
          [rows[0].id],
        )
      ).rows[0];
    const before = await count();
    for (let i = 0; i < 2; i += 1)
      expect(await send(run, { questionId: String(rows[0].id), act: "ask_person" })).toHaveProperty("to");
    expect(await count()).toEqual(before);
    expect(before.refusals).toBe("0");
  });
});

describe("signing in (S01, S06)", () => {
  it("answers an address we know and one we do not with the same words and the same work", async () => {
    const run = await action("sign-in", "askForLink");
    const answers: unknown[] = [];
    for (const email of ["mara@example.com", "nobody@example.com"]) {
      await site.pool.query("truncate mails, verification_tokens");
      const jobs = async () =>
        Number((await site.pool.query("select count(*) as n from graphile_worker._private_jobs")).rows[0].n);
      const jobsBefore = await jobs();
      const answer = await send(run, { email, returnTo: "/" });
      const { rows } = await site.pool.query(
        `select (select count(*) from mails) as mails, (select count(*) from verification_tokens) as links,
          (select count(*) from limits) as counted`,
      );
      answers.push({ answer, ...rows[0], jobs: (await jobs()) - jobsBefore });
      await site.pool.query("truncate limits");
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ answer: { to: "/sign-in/sent" }, mails: "1", links: "1" });
  });

  it("leads nowhere but to this site", async () => {
    const run = await action("sign-in", "confirmLink");
    for (const returnTo of [
      "https://evil.test",
      "//evil.test",
      "/\\evil.test",
      "/%09/evil.test",
      "http://[",
    ]) {
      await site.pool.query("truncate limits, mails, verification_tokens");
      browser.cookies = {};
      await send(await action("sign-in", "askForLink"), { email: "mara@example.com", returnTo });
      const { rows } = await site.pool.query("select text from mails");
      const link = new URL(/http:\S+/.exec(rows[0].text)![0]);
      expect(link.origin).toBe("http://localhost:3000");
      expect(link.searchParams.get("returnTo")).toBeNull();
      const answer = await send(run, { token: link.searchParams.get("token")!, returnTo });
      expect(answer).toEqual({ to: "/" });
    }
  });
});

describe("a stranger's address (M08)", () => {
  it("typed a hundred times gets one mail with none of what was written, and nothing becomes public", async () => {
    const [keep, sendLink] = [await action("ask", "keep"), await action("ask", "sendLink")];
    await site.pool.query("truncate mails");
    const questions = async () => (await site.pool.query("select count(*) as n from questions")).rows[0].n;
    const before = await questions();
    for (let i = 0; i < 100; i += 1) {
      browser.headers["x-firsthand-address"] = `network-${i}`;
      browser.headers["x-firsthand-visitor"] = `visitor-${i}`;
      const kept = (await send(keep, { title: "Buy at canary-shop.test", happened: "canary-shop.test" })) as {
        to: string;
      };
      const token = new URL(kept.to, "http://x").searchParams.get("draft")!;
      await send(sendLink, { token, email: "stranger@example.org" });
    }
    const { rows } = await site.pool.query('select subject, text, html, "to" from mails');
    expect(rows.map((row) => row.to)).toEqual(["stranger@example.org"]);
    expect(rows[0].subject).toBe("Please confirm your address");
    expect(JSON.stringify(rows)).not.toContain("canary");
    expect(await questions()).toBe(before);
  });
});
