import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { articleComments } from "@/db/schema";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { workshop } from "@/lib/testing/workshop";
import { commentOnPassage } from "./comment-on-passage";
import { decideReview } from "./decide-review";
import { publishArticle } from "./publish-article";
import { resolveComment } from "./resolve-comment";
import { restoreVersion } from "./restore-version";
import { saveArticle } from "./save-article";
import { submitForReview } from "./submit-for-review";

let site: TestSite;
let cast: Cast;
const { as, begin, row, versions, approve, publish, save, seen } = workshop(() => ({ site, cast }));

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});

afterAll(() => site.close());

describe("two at once", () => {
  test("of two who edit the same text one is told, with the other's text and nothing lost (B05)", async () => {
    const id = await begin();
    const done = await Promise.allSettled([save(id, 1, "Cleo's."), save(id, 1, "Ada's.", "ada")]);
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = done.find((one) => one.status === "rejected") as PromiseRejectedResult;
    const kept = (await versions(id)).at(-1)!;
    expect(lost.reason).toMatchObject({ code: "stale_version", data: { version: 2, present: kept.body } });
    expect((await versions(id)).map(({ version }) => version)).toEqual([1, 2]);
  });

  test("twenty saves at once make one version (law 17)", async () => {
    const id = await begin();
    const all = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => save(id, 1, `Text ${n}.`)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await versions(id)).toHaveLength(2);
  });

  test("two who publish publish once", async () => {
    const id = await begin();
    await approve(id, 1);
    const done = await Promise.allSettled(
      (["cleo", "ada"] as const).map((who) => publishArticle(as(who), { articleId: id, version: 1 })),
    );
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { rows } = await site.db.execute(
      sql`select 1 from audit where subject = ${`article:${id}`} and action = 'article_published'`,
    );
    expect(rows).toHaveLength(1);
  });

  test("a yes and a new text at once: the yes counts for the text that was read, or not at all", async () => {
    const id = await begin();
    await submitForReview(as("cleo"), { articleId: id, version: 1 });
    await Promise.allSettled([
      save(id, 1, "Changed while read."),
      decideReview(as("ada"), { articleId: id, version: 1, decision: "approved" }),
    ]);
    await expect(publishArticle(as("cleo"), { articleId: id, version: 2 })).rejects.toMatchObject({
      code: "not_reviewed",
    });
    expect(await brokenInvariants(site.db)).toEqual([]);
  });
});

describe("versions", () => {
  test("an earlier text comes back letter for letter, whatever it was (law 17)", async () => {
    const id = await begin("First.", "Restored");
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 200 }), async (typed) => {
        const before = await row(id);
        const { version } = await save(id, before.workingVersion, typed);
        const kept = (await versions(id))[version - 1]!;
        const { version: other } = await save(id, version, `Something else ${version}.`);
        const { version: again } = await restoreVersion(as("cleo"), {
          articleId: id,
          version: other,
          restored: version,
        });
        const restored = (await versions(id))[again - 1]!;
        expect([restored.title, restored.summary, restored.body]).toEqual([
          kept.title,
          kept.summary,
          kept.body,
        ]);
        expect(restored.restoredFrom).toBe(version);
      }),
      { numRuns: 25 },
    );
    const all = await versions(id);
    expect(all.map(({ version }) => version)).toEqual(all.map((_, at) => at + 1));
  });

  test("the same text again is no version", async () => {
    const id = await begin("Same.");
    const { title } = await row(id);
    expect(await saveArticle(as("cleo"), { articleId: id, version: 1, title, body: "Same." })).toEqual({
      version: 1,
    });
  });

  test("what readers have seen before may go live again without being read over", async () => {
    const id = await begin("Good.");
    await publish(id, 1);
    await save(id, 1, "Worse.");
    await publish(id, 2);
    await restoreVersion(as("cleo"), { articleId: id, version: 2, restored: 1 });
    // The title differs between the first two, so the whole text of version 1 comes back.
    await publishArticle(as("cleo"), { articleId: id, version: 3 });
    expect(await seen(id)).toMatchObject({ html: "<p>Good.</p>" });
  });
});

describe("comments", () => {
  test("stand at their passage, are dealt with, and can be opened again", async () => {
    const id = await begin("Press the button.\n\nWait a minute.");
    const said = { articleId: id, version: 1, comment: "Which?" };
    await expect(commentOnPassage(as("ada"), { ...said, quote: "Pull the lever." })).rejects.toMatchObject({
      field: "quote",
    });
    const { commentId } = await commentOnPassage(as("ada"), { ...said, quote: "Wait a minute.", place: 3 });
    const read = async () =>
      (await site.db.select().from(articleComments).where(eq(articleComments.id, commentId)))[0];
    expect(await read()).toMatchObject({ quote: "Wait a minute.", place: 19, resolvedAt: null });
    await resolveComment(as("cleo"), { articleId: id, commentId });
    await expect(resolveComment(as("cleo"), { articleId: id, commentId })).rejects.toMatchObject({
      code: "already_decided",
    });
    await resolveComment(as("ada"), { articleId: id, commentId, again: true });
    expect(await read()).toMatchObject({ resolvedAt: null, resolvedBy: null });
    const other = await begin();
    await expect(resolveComment(as("ada"), { articleId: other, commentId })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
