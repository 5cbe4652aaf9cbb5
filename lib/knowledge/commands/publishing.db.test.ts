import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { articleRedirects, articleReviews, articles, notifications } from "@/db/schema";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { runJobs } from "@/lib/testing/jobs";
import { workshop } from "@/lib/testing/workshop";
import { article } from "../queries/article";
import { archiveArticle, bringBackArticle } from "./archive-article";
import { changeSlug } from "./change-slug";
import { createArticle } from "./create-article";
import { decideReview } from "./decide-review";
import { markNeedsUpdate, sayStillRight } from "./mark-needs-update";
import { moveInTopic } from "./move-in-topic";
import { publishArticle } from "./publish-article";
import { saveArticle } from "./save-article";
import { scheduleArticle, unscheduleArticle } from "./schedule-article";
import { setArticleFacts } from "./set-article-facts";
import { markUpToDate, startTranslation } from "./start-translation";
import { submitForReview } from "./submit-for-review";
import { withdrawReview } from "./withdraw-review";

let site: TestSite;
let cast: Cast;
const { as, visitor, begin, row, approve, publish, save, seen } = workshop(() => ({ site, cast }));

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});

afterAll(() => site.close());

const toldOf = async (kind: typeof notifications.$inferSelect.kind) =>
  (await site.db.select().from(notifications).where(eq(notifications.kind, kind))).map(
    ({ personId }) => personId,
  );

describe("from the first word to readers", () => {
  test("a draft is nobody's business but staff's until somebody else has said yes", async () => {
    const id = await begin();
    await expect(seen(id)).rejects.toMatchObject({ code: "not_found" });
    await expect(publishArticle(as("cleo"), { articleId: id, version: 1 })).rejects.toMatchObject({
      code: "not_reviewed",
    });
    await submitForReview(as("cleo"), { articleId: id, version: 1, message: "Is the time right?" });
    await expect(
      decideReview(as("cleo"), { articleId: id, version: 1, decision: "approved" }),
    ).rejects.toMatchObject({ code: "not_allowed_on_own" });
    await decideReview(as("ada"), { articleId: id, version: 1, decision: "approved", note: "Good." });
    await publishArticle(as("cleo"), { articleId: id, version: 1 });
    expect(await seen(id)).toMatchObject({ html: "<p>Press the button.</p>" });
    expect(await row(id)).toMatchObject({ status: "published", version: 1, workingVersion: 1 });
    const told = await site.db.select().from(notifications);
    expect(told.map(({ kind, personId }) => [kind, personId])).toEqual([
      ["article_to_review", cast.ada.id],
      ["article_approved", cast.cleo.id],
    ]);
  });

  test("changes asked for make it a draft again; they need a reason", async () => {
    const id = await begin();
    await submitForReview(as("cleo"), { articleId: id, version: 1, askedId: cast.ada.id });
    const no = { articleId: id, version: 1, decision: "changes" } as const;
    await expect(decideReview(as("ada"), no)).rejects.toMatchObject({ field: "note" });
    await decideReview(as("ada"), { ...no, note: "Which button?" });
    expect(await row(id)).toMatchObject({ status: "draft" });
    await save(id, 1, "Press the round button.");
    await expect(publishArticle(as("cleo"), { articleId: id, version: 1 })).rejects.toMatchObject({
      code: "not_reviewed",
    });
    await publish(id, 2);
    expect(await seen(id)).toMatchObject({ html: "<p>Press the round button.</p>" });
  });

  test("only curators are asked, and what is asked can be taken back", async () => {
    const id = await begin();
    await expect(
      submitForReview(as("cleo"), { articleId: id, version: 1, askedId: cast.ines.id }),
    ).rejects.toMatchObject({ field: "askedId" });
    await submitForReview(as("cleo"), { articleId: id, version: 1 });
    await withdrawReview(as("cleo"), { articleId: id });
    expect(await row(id)).toMatchObject({ status: "draft" });
    await expect(
      decideReview(as("ada"), { articleId: id, version: 1, decision: "approved" }),
    ).rejects.toMatchObject({ code: "already_decided" });
  });

  test("what is missing is counted and named", async () => {
    const { articleId } = await createArticle(as("cleo"), {
      title: "Bare",
      body: "![](/files/1/IMG_1.jpg)",
      language: "en",
    });
    await setArticleFacts(as("cleo"), { articleId, ownerId: null });
    await approve(articleId, 1);
    await expect(publishArticle(as("cleo"), { articleId, version: 1 })).rejects.toMatchObject({
      code: "not_ready",
      data: { missing: 4, kinds: "topic owner review_date alt" },
    });
  });

  test("an edit of what is live changes nothing for readers before it is published", async () => {
    const id = await begin("One.");
    await publish(id, 1);
    const { updatedAt } = await row(id);
    await save(id, 1, "Two.");
    expect(await seen(id)).toMatchObject({ html: "<p>One.</p>" });
    expect(await row(id)).toMatchObject({ version: 1, workingVersion: 2, body: "One.", updatedAt });
    await publish(id, 2);
    expect(await seen(id)).toMatchObject({ html: "<p>Two.</p>" });
  });
});

describe("a time", () => {
  const at = new Date(Date.now() + 3_600_000);

  test("publishes what was approved, not what was written since", async () => {
    const id = await begin("For Friday.");
    await approve(id, 1);
    await scheduleArticle(as("cleo"), { articleId: id, version: 1, at });
    await save(id, 1, "For later.");
    await runJobs(site);
    expect((await row(id)).version).toBe(0);
    await runJobs(site, { until: new Date(at.getTime() + 1_000) });
    expect(await row(id)).toMatchObject({
      status: "published",
      version: 1,
      workingVersion: 2,
      scheduledFor: null,
    });
    expect(await seen(id)).toMatchObject({ html: "<p>For Friday.</p>" });
  });

  test("can be changed or taken back; a passed one is refused", async () => {
    const id = await begin();
    await approve(id, 1);
    await expect(
      scheduleArticle(as("cleo"), { articleId: id, version: 1, at: new Date(0) }),
    ).rejects.toMatchObject({ code: "too_late" });
    await scheduleArticle(as("cleo"), { articleId: id, version: 1, at });
    await unscheduleArticle(as("ada"), { articleId: id });
    await runJobs(site, { until: new Date(at.getTime() + 1_000) });
    expect((await row(id)).version).toBe(0);
  });

  test("what stands against it by then is told, and nothing goes live", async () => {
    const id = await begin();
    await approve(id, 1);
    await scheduleArticle(as("cleo"), { articleId: id, version: 1, at });
    await setArticleFacts(as("ada"), { articleId: id, topicIds: [] });
    await runJobs(site, { until: new Date(at.getTime() + 1_000) });
    expect(await row(id)).toMatchObject({ version: 0, scheduledFor: null });
    const told = await site.db
      .select()
      .from(notifications)
      .where(and(eq(notifications.kind, "article_not_published"), eq(notifications.personId, cast.cleo.id)));
    expect(told).toHaveLength(1);
  });
});

describe("its later life", () => {
  test("needing an update is said with a reason and taken back; the archive hides at once and gives back", async () => {
    const id = await begin();
    await expect(markNeedsUpdate(as("cleo"), { articleId: id, reason: "Old." })).rejects.toMatchObject({
      code: "not_published",
    });
    await publish(id, 1);
    await markNeedsUpdate(as("cleo"), { articleId: id, reason: "The button moved." });
    expect(await row(id)).toMatchObject({ status: "needs_update", needsUpdateReason: "The button moved." });
    expect(await toldOf("article_needs_update")).toEqual([]);
    await markNeedsUpdate(as("ada"), { articleId: id, reason: "And so did the lamp." });
    expect(await toldOf("article_needs_update")).toEqual([cast.cleo.id]);
    await sayStillRight(as("ada"), { articleId: id });
    expect(await row(id)).toMatchObject({ status: "published", needsUpdateReason: null });
    await archiveArticle(as("cleo"), { articleId: id, reason: "Not sold any more." });
    await expect(seen(id)).rejects.toMatchObject({ code: "not_found" });
    await expect(save(id, 1, "More.")).rejects.toMatchObject({ code: "article_archived" });
    await bringBackArticle(as("cleo"), { articleId: id });
    expect(await seen(id)).toMatchObject({ html: "<p>Press the button.</p>" });
  });

  test("an old address leads on to the language that is still there", async () => {
    const source = await begin("One.", "Rinsing it");
    await publish(source, 1);
    const { articleId: german } = await startTranslation(as("cleo"), { articleId: source, language: "de" });
    await publish(german, 1);
    await changeSlug(as("cleo"), { articleId: source, slug: "rinsing" });
    await archiveArticle(as("cleo"), { articleId: source, reason: "Only in German now." });
    expect(await article(visitor(), "rinsing-it", { locale: "en" })).toEqual({ movedTo: "rinsing" });
  });

  test("old addresses lead on, in one step, and none can be taken from another article", async () => {
    const [first, second] = [await begin("A.", "Cleaning it"), await begin("B.", "Storing it")];
    await publish(first, 1);
    for (const slug of ["cleaning-two", "cleaning-three"])
      await changeSlug(as("cleo"), { articleId: first, slug });
    for (const slug of ["cleaning-it", "cleaning-two"])
      expect(await article(visitor(), slug, { locale: "en" })).toEqual({ movedTo: "cleaning-three" });
    for (const slug of ["cleaning-two", "Cleaning three"])
      await expect(changeSlug(as("cleo"), { articleId: second, slug })).rejects.toMatchObject({
        code: "taken_address",
      });
    await changeSlug(as("cleo"), { articleId: first, slug: "cleaning-it" });
    expect(await seen(first)).toMatchObject({ html: "<p>A.</p>" });
    const kept = await site.db.select().from(articleRedirects).where(eq(articleRedirects.articleId, first));
    expect(kept.map(({ slug }) => slug).sort()).toEqual(["cleaning-three", "cleaning-two"]);
    expect(
      (await createArticle(as("cleo"), { title: "Cleaning two", language: "en" })).articleId,
    ).toBeGreaterThan(0);
    expect((await site.db.select().from(articles).where(eq(articles.title, "Cleaning two")))[0]!.slug).toBe(
      "cleaning-two-2",
    );
  });

  test("a translation knows when its source has moved on, and can be said to be right all the same", async () => {
    const source = await begin("One.", "Milk");
    await publish(source, 1);
    const { articleId: id } = await startTranslation(as("cleo"), { articleId: source, language: "zh-CN" });
    expect(await row(id)).toMatchObject({
      slug: "milk",
      translationOf: source,
      sourceVersion: 1,
      status: "draft",
    });
    await expect(startTranslation(as("ada"), { articleId: id, language: "zh-CN" })).rejects.toMatchObject({
      field: "language",
    });
    await saveArticle(as("cleo"), { articleId: id, version: 1, title: "牛奶系统", body: "一。" });
    await publish(id, 2);
    const isBehind = async () =>
      ((await article(as("cleo"), "milk", { locale: "zh-CN" })) as { staff: { isBehind: boolean } }).staff
        .isBehind;
    expect(await isBehind()).toBe(false);
    await saveArticle(as("cleo"), { articleId: source, version: 1, title: "Milk", body: "Two." });
    expect(await isBehind()).toBe(false);
    await publish(source, 2);
    expect(await isBehind()).toBe(true);
    await markUpToDate(as("ada"), { articleId: id });
    expect(await isBehind()).toBe(false);
    await setArticleFacts(as("cleo"), { articleId: id, audience: "staff" });
    await expect(article(visitor(), "milk", { locale: "en" })).rejects.toMatchObject({ code: "not_found" });
  });

  test("articles of a topic change places", async () => {
    const ids = [await begin("x", "Ordered A"), await begin("x", "Ordered B"), await begin("x", "Ordered C")];
    for (const articleId of ids) await setArticleFacts(as("cleo"), { articleId, topicIds: [cast.billing] });
    const order = async () =>
      (
        await site.db.execute<{ title: string }>(sql`select title from article_topics l join articles a
          on a.id = l.article_id where topic_id = ${cast.billing} order by position`)
      ).rows
        .map(({ title }) => title.at(-1))
        .join("");
    await moveInTopic(as("cleo"), { articleId: ids[2]!, topicId: cast.billing, direction: "up" });
    expect(await order()).toBe("ACB");
    await moveInTopic(as("cleo"), { articleId: ids[0]!, topicId: cast.billing, direction: "up" });
    expect(await order()).toBe("ACB");
  });

  test("owners are told once that the day has come", async () => {
    const id = await begin();
    await publish(id, 1);
    await setArticleFacts(as("cleo"), { articleId: id, reviewBy: new Date("2026-01-01") });
    const { remindOwners } = await import("../jobs/remind-owners");
    const system = site.ctxFor({ kind: "system", job: "remind-owners" });
    expect(await remindOwners(system)).toBe(1);
    expect(await remindOwners(system)).toBe(0);
  });
});

test("where there is nobody else, one person publishes alone, and the audit says so", async () => {
  const alone = await freshSite();
  try {
    const cast = await castOf(alone);
    await alone.db.execute(sql`update people set state = 'suspended' where id = ${cast.ada.id}`);
    const cleo = alone.ctxFor(cast.cleo);
    const { articleId } = await createArticle(cleo, {
      title: "Alone",
      body: "Text.",
      language: "en",
      topicIds: [cast.machines],
    });
    await setArticleFacts(cleo, { articleId, reviewBy: new Date("2030-01-01") });
    await publishArticle(cleo, { articleId, version: 1 });
    const { rows } = await alone.db.execute(
      sql`select data->>'reviewed' as reviewed from audit where action = 'article_published'`,
    );
    expect(rows).toEqual([{ reviewed: "nobody else was there" }]);
  } finally {
    await alone.close();
  }
});

test("after all of this the laws hold", async () => {
  expect(await brokenInvariants(site.db)).toEqual([]);
  expect((await site.db.select().from(articleReviews)).length).toBeGreaterThan(5);
});
