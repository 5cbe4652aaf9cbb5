import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audit, drafts, privateDetails, questions, searches } from "@/db/schema";
import type { Actor } from "@/lib/context";
import { logSearch } from "@/lib/search/commands/log-search";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addQuestion } from "@/lib/testing/posts";
import { draft, draftReview } from "../queries/draft";
import { keepDraft } from "./keep-draft";
import { postDraft } from "./post-draft";

let site: TestSite;
let cast: Cast;
const visitor: Actor = { kind: "visitor" };

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

const written = { title: "Mill hums but does not turn", happened: "It **hums**.", tried: "- a new fuse" };

describe("a question that is being written", () => {
  test("by a visitor becomes a question of whoever signs in with its token, once (B01)", async () => {
    const seen = { source: "ask" as const, query: "mill hums", language: "en", shown: [], resultCount: 0 };
    const ctx = { ...site.ctxFor(visitor), visitorKey: "somebody" };
    const searchId = await logSearch(ctx, seen);
    const token = await keepDraft(ctx, {
      ...written,
      topicId: cast.machines,
      privateDetails: "order 40-118",
      searchIds: [searchId],
    });
    expect(await site.db.select().from(questions)).toEqual([]);
    await expect(postDraft(ctx, { token })).rejects.toMatchObject({ code: "sign_in" });

    const mara = { ...site.ctxFor(cast.mara), visitorKey: "somebody" };
    const [first, second] = await Promise.all([postDraft(mara, { token }), postDraft(mara, { token })]);
    const third = await postDraft(mara, { token });
    expect(new Set([first.id, second.id, third.id]).size).toBe(1);
    const rows = await site.db.select().from(questions);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      title: written.title,
      askerId: cast.mara.id,
      visibility: "public",
      topicId: cast.machines,
      body: "It **hums**.\n\n**What I have tried**\n\n- a new fuse",
    });
    expect(rows[0]!.askedAt).not.toBeNull();
    expect(await site.db.select().from(drafts)).toEqual([]);
    const [details] = await site.db.select().from(privateDetails);
    expect(details).toMatchObject({ questionId: first.id, body: "order 40-118" });
    const [search] = await site.db.select().from(searches);
    expect(search).toMatchObject({ questionId: first.id, personId: cast.mara.id });
    // What is private is told to nobody on the way, not even to the audit.
    const lines = await site.db.select().from(audit);
    expect(JSON.stringify(lines)).not.toContain("40-118");
  });

  test("is there for nobody else once somebody has an account in it", async () => {
    const token = await keepDraft(site.ctxFor(cast.mara), { ...written, privateDetails: "canary" });
    expect(await draft(site.ctxFor(cast.mara), token)).toMatchObject({ privateDetails: "canary" });
    for (const actor of [visitor, cast.lena, cast.ines, cast.ada])
      await expect(draft(site.ctxFor(actor), token)).rejects.toMatchObject({ code: "not_found" });
    await expect(postDraft(site.ctxFor(cast.lena), { token })).rejects.toMatchObject({ code: "gone" });
    // The table alone leads nobody to it.
    const rows = await site.db.select({ token: drafts.token }).from(drafts);
    expect(rows.map((row) => row.token)).not.toContain(token);
  });

  test("is changed under its token, and by others not at all", async () => {
    const ctx = site.ctxFor(cast.lena);
    const token = await keepDraft(ctx, written);
    expect(await keepDraft(ctx, { ...written, title: "Mill hums loudly", token })).toBe(token);
    expect((await draft(ctx, token)).title).toBe("Mill hums loudly");
    expect(await keepDraft(site.ctxFor(cast.mara), { ...written, token })).not.toBe(token);
    expect((await draft(ctx, token)).title).toBe("Mill hums loudly");
  });

  test("is refused when it could not be posted either (D04)", async () => {
    const ctx = site.ctxFor(visitor);
    await expect(keepDraft(ctx, { title: " x ", happened: "It hums." })).rejects.toMatchObject({
      field: "title",
    });
    await expect(keepDraft(ctx, { title: "Mill hums", happened: " " })).rejects.toMatchObject({
      code: "invalid_input",
      field: "happened",
    });
    await expect(keepDraft(ctx, { title: "Mill hums", happened: "x".repeat(30_001) })).rejects.toMatchObject({
      code: "too_long",
      data: { length: 30_001, limit: 30_000 },
    });
    await expect(keepDraft(ctx, { title: "Mill\u0000hums", happened: "x" })).rejects.toMatchObject({
      code: "invalid_text",
    });
  });

  test("is forgotten after a week", async () => {
    const token = await keepDraft(site.ctxFor(visitor), written);
    await site.db.execute(sql`update drafts set created_at = now() - interval '8 days'`);
    await keepDraft(site.ctxFor(visitor), written);
    await expect(draft(site.ctxFor(visitor), token)).rejects.toMatchObject({ code: "not_found" });
  });

  test("names what it follows only when that is public", async () => {
    const open = await addQuestion(site.db, { title: "E-07 again", askerId: cast.lena.id });
    const secret = await addQuestion(site.db, {
      title: "canary",
      askerId: cast.lena.id,
      visibility: "restricted",
    });
    const ctx = site.ctxFor(cast.mara);
    const token = await keepDraft(ctx, { ...written, after: open });
    const { id } = await postDraft(ctx, { token });
    const [row] = await site.db.select().from(questions).where(eq(questions.id, id));
    expect(row!.body).toContain(`Follow-up to [E-07 again](/questions/${open})`);
    await expect(keepDraft(ctx, { ...written, after: secret })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

describe("the review before posting", () => {
  test("says when a person may take over, by the rules that the gate will ask", async () => {
    const ctx = { ...site.ctxFor(visitor, { now: new Date("2026-03-02T12:00:00Z") }) };
    const review = await draftReview(ctx, await keepDraft(ctx, { ...written, topicId: cast.machines }));
    expect(review.person).toEqual({ at: new Date("2026-03-03T12:00:00Z"), how: "takes_over" });
    expect(review.urgentMark).toBeNull();
    await site.db.execute(
      sql`update topics set gate = '{"R1": {"hours": 6, "opens": "offer"}}' where id = ${cast.machines}`,
    );
    const sooner = await draftReview(ctx, await keepDraft(ctx, { ...written, topicId: cast.machines }));
    expect(sooner.person).toEqual({ at: new Date("2026-03-02T18:00:00Z"), how: "may_ask" });
    await site.db.execute(sql`update topics set gate = '{}' where id = ${cast.machines}`);
  });

  test("counts that nobody looks after a topic or its language, and the topic's open hours", async () => {
    const ctx = { ...site.ctxFor(visitor, { now: new Date("2026-03-02T12:00:00Z") }) };
    const personFor = async (given: Partial<typeof written> & { topicId?: number }) =>
      (await draftReview(ctx, await keepDraft(ctx, { ...written, ...given }))).person;
    expect(await personFor({ topicId: cast.billing })).toEqual({
      at: new Date("2026-03-02T18:00:00Z"),
      how: "takes_over",
    });
    expect(
      await personFor({
        topicId: cast.machines,
        title: "机器不出热水",
        happened: "除垢之后一直这样。",
      }),
    ).toEqual({
      at: new Date("2026-03-02T18:00:00Z"),
      how: "takes_over",
    });
    const afternoons = {
      timeZone: "UTC",
      week: Array.from({ length: 7 }, () => [[12 * 60, 15 * 60]]),
      holidays: [],
    };
    await site.db.execute(
      sql`update topics set calendar = ${JSON.stringify(afternoons)}::jsonb where id = ${cast.billing}`,
    );
    expect(await personFor({ topicId: cast.billing })).toMatchObject({
      at: new Date("2026-03-03T15:00:00Z"),
    });
    await site.db.execute(sql`update topics set calendar = null where id = ${cast.billing}`);
  });

  test("tells an urgent one that it stays between asker and staff, by its mark or by its topic", async () => {
    const ctx = site.ctxFor(visitor);
    const marked = await draftReview(ctx, await keepDraft(ctx, { ...written, urgentMark: "safety" }));
    expect(marked).toMatchObject({ urgentMark: "safety", person: { at: "at_once", how: "takes_over" } });
    await site.db.execute(sql`update topics set urgent_mark = 'payment' where id = ${cast.billing}`);
    const byTopic = await draftReview(ctx, await keepDraft(ctx, { ...written, topicId: cast.billing }));
    expect(byTopic.urgentMark).toBe("payment");
  });

  test("warns of what looks private in the public part only", async () => {
    const ctx = site.ctxFor(visitor);
    const happened = "Call me at +49 170 1234567";
    const open = await draftReview(
      ctx,
      await keepDraft(ctx, { ...written, happened, privateDetails: "a@b.de" }),
    );
    expect(open.finds.map((find) => find.kind)).toEqual(["phone"]);
    const kept = await draftReview(
      ctx,
      await keepDraft(ctx, { ...written, happened, urgentMark: "privacy" }),
    );
    expect(kept.finds).toEqual([]);
  });
});
