import { describe, expect, it, vi } from "vitest";
import { sessionCookie } from "@/lib/http/cookies";
import { everyAction, foreign, send } from "@/lib/testing/actions";
import { fingerprint } from "@/lib/testing/fingerprint";
import { browser, sentForms } from "@/lib/testing/sent-forms";

// The actions are ours; what the browser sent stands in for what Next would know.
vi.mock("next/headers", async () => (await import("@/lib/testing/sent-forms")).nextHeaders);

const { here, signIn, action } = sentForms();

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
    ["[[...slug]]", "answer", () => ({ questionId: String(here.scene.ids.questionId), body: "Try this." })],
    ["[[...slug]]", "comment", () => ({ questionId: String(here.scene.ids.questionId), body: "Me too." })],
    ["[[...slug]]", "act", () => ({ questionId: String(here.scene.ids.questionId), act: "follow" })],
    [
      "edit",
      "saveQuestion",
      () => ({
        questionId: String(here.scene.ids.questionId),
        version: "1",
        title: "The pump hums",
        body: here.scene.body,
      }),
    ],
  ];

  it.each(forms)("refuses %s %s as a whole, and writes nothing", async (file, name, fields) => {
    const run = await action(file, name);
    await signIn(here.cast.mara);
    const before = await fingerprint(here.site, { except: ["limits"] });
    for (const extra of extras) {
      const answer = await send(run, { ...fields(), [extra]: "admin" });
      expect(answer, extra).toMatchObject({ ok: false, status: 422, code: "invalid_input" });
    }
    expect(await fingerprint(here.site, { except: ["limits"] })).toEqual(before);
    expect(({} as { role?: string }).role).toBeUndefined();
    // The same form without it is fine, so it was the extra field that was refused.
    const fine = await send(run, fields());
    expect("to" in fine || fine.ok).toBe(true);
    await here.site.pool.query("truncate drafts");
  });
});

describe("what an article lacks", () => {
  it("is said beside its field, in words for that field", async () => {
    await signIn(here.cast.cleo);
    const create = await action("articles", "create");
    expect(await send(create, { title: "x", language: "en" })).toMatchObject({
      fieldErrors: { title: "A title needs at least three letters." },
    });
    const begun = (await send(create, { title: "Rinsing", language: "en" })) as { to: string };
    const articleId = /\d+/.exec(begun.to)![0];
    await send(await action("articles", "submit"), { articleId, version: "1" });
    await signIn(here.cast.ada);
    const decide = await action("articles", "decide");
    expect(await send(decide, { articleId, version: "1", decision: "changes" })).toMatchObject({
      fieldErrors: { note: "Please say what should change." },
    });
  });
});

describe("what another site sends, or what hides where it comes from (C01, C02)", () => {
  it("no action does anything, even for an admin", async () => {
    const actions = await everyAction();
    expect(actions.length).toBeGreaterThan(60);
    await signIn(here.cast.ada);
    const session = browser.cookies[sessionCookie()];
    const before = await fingerprint(here.site);
    for (const headers of foreign) {
      browser.headers = { ...headers, "x-firsthand-path": "/" };
      for (const { name, action } of actions) {
        const answer = await send(action, { personId: here.cast.mara.id, role: "admin", questionId: "1" });
        expect({ name, headers, code: "code" in answer && answer.code }).toEqual({
          name,
          headers,
          code: "cross_site",
        });
        expect(answer).toMatchObject({ ok: false, status: 403 });
      }
    }
    expect(browser.cookies[sessionCookie()]).toBe(session);
    expect(await fingerprint(here.site)).toEqual(before);
  });
});

describe("a character that cannot be stored (R10)", () => {
  it("is refused by every form, wherever it stands", async () => {
    await signIn(here.cast.ada);
    const before = await fingerprint(here.site);
    for (const { name, action } of await everyAction()) {
      const answer = await send(action, { about: "a\0b", questionId: "1" });
      expect({ name, code: "code" in answer && answer.code }).toEqual({ name, code: "invalid_text" });
      expect(answer).toMatchObject({ status: 422, fieldErrors: { about: expect.any(String) } });
    }
    expect(await fingerprint(here.site)).toEqual(before);
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
    await signIn(here.cast.theo);
    const before = await fingerprint(here.site, { except: ["limits"] });
    const answer = await send(run, { questionId: String(here.scene.ids.questionId), body });
    expect(answer).toMatchObject({ ok: false, status: 422, code, values: { body } });
    expect("message" in answer && answer.message).toMatch(sentence);
    expect(await fingerprint(here.site, { except: ["limits"] })).toEqual(before);
  });

  it("at the limit it is taken", async () => {
    const run = await action("[[...slug]]", "answer");
    await signIn(here.cast.theo);
    const answer = await send(run, {
      questionId: String(here.scene.ids.questionId),
      body: "a".repeat(30_000),
    });
    expect(answer).toHaveProperty("to");
  });
});

describe("a failure that nobody expected", () => {
  it("says that nothing was saved, keeps what was typed and tells nothing of its cause", async () => {
    const run = await action("[[...slug]]", "answer");
    await signIn(here.cast.theo);
    const body = "Nothing of this is lost.";
    await here.site.pool.query("alter table audit rename to audit_away");
    try {
      const answer = await send(run, { questionId: String(here.scene.ids.questionId), body });
      expect(answer).toMatchObject({ ok: false, status: 500, code: "unexpected", values: { body } });
      const { message, reference } = answer as { message: string; reference: string };
      expect(message).toContain(reference);
      expect(message).toMatch(/nothing was saved/);
      expect(JSON.stringify(answer)).not.toMatch(/audit|insert|relation/i);
    } finally {
      await here.site.pool.query("alter table audit_away rename to audit");
    }
    expect(await send(run, { questionId: String(here.scene.ids.questionId), body })).toHaveProperty("to");
  });
});
