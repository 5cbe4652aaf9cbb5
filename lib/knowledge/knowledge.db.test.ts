import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  appointments,
  articleFeedback,
  articleRedirects,
  articles,
  deflections,
  questions,
  topics,
} from "@/db/schema";
import type { Context } from "@/lib/context";
import { logSearch } from "@/lib/search/commands/log-search";
import { recordOpened } from "@/lib/search/commands/record-opened";
import { sitemapEntries, sitemapFiles } from "@/lib/site/queries/sitemap";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addArticle, addQuestion } from "@/lib/testing/posts";
import { articlePath, canonicalPath } from "./article-path";
import { giveFeedback } from "./commands/give-feedback";
import { article } from "./queries/article";
import { articleList, firstArticlesByTopic } from "./queries/articles";
import { relatedQuestions } from "./queries/related-questions";
import { topicPage } from "./queries/topic-page";
import { topics as topicTree } from "./queries/topics";

let site: TestSite;
let cast: Cast;
let visitor: Context;
let descaling: number;
let solved: number;
const read = (ctx: Context, slug: string, language?: string) =>
  article(ctx, slug, { language, locale: "en" });
const as = (who: "mara" | "theo" | "ines" | "cleo") => site.ctxFor(cast[who]);

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  visitor = { ...site.ctxFor({ kind: "visitor" }), visitorKey: "v1" };
  const [below] = await site.db
    .insert(topics)
    .values({ slug: "grinders", name: "Grinders", parentId: cast.machines })
    .returning({ id: topics.id });
  descaling = await addArticle(
    site.db,
    { title: "Descaling", slug: "descaling", html: "<p>Acid.</p>" },
    { topics: [cast.machines, below!.id] },
  );
  for (const language of ["zh-CN", "de"])
    await addArticle(
      site.db,
      { title: `Descaling ${language}`, slug: "descaling", language, translationOf: descaling },
      { topics: [cast.machines] },
    );
  const plant = (slug: string, row: Partial<typeof articles.$inferInsert>) =>
    addArticle(site.db, { title: `canary ${slug}`, slug, ...row }, { topics: [cast.machines] });
  await plant("draft", { status: "draft" });
  await plant("in-review", { status: "in_review" });
  await plant("archived", { status: "archived" });
  await plant("for-staff", { audience: "staff" });
  await plant("for-members", { audience: "signed_in" });
  await site.db.insert(articleRedirects).values([
    { slug: "old-descaling", articleId: descaling },
    { slug: "old-secret", articleId: descaling + 6 },
  ]);
  solved = await addQuestion(
    site.db,
    { title: "Light stays on", slug: "light", askerId: cast.mara.id, topicId: below!.id },
    { links: [descaling] },
  );
  await addAnswer(
    site.db,
    { questionId: solved, authorId: cast.theo.id, body: "Hold it." },
    { accepted: true },
  );
  await addQuestion(
    site.db,
    { title: "canary question", askerId: cast.mara.id, topicId: cast.machines, visibility: "restricted" },
    { links: [descaling] },
  );
});
afterAll(() => site.close());

describe("an article", () => {
  test("comes in the language asked for, else that of the screens, else the source", async () => {
    expect(await read(visitor, "descaling")).toMatchObject({
      language: "en",
      versions: [{ language: "en" }, { language: "zh-CN" }, { language: "de" }],
    });
    expect(await read(visitor, "DESCALING", "de")).toMatchObject({ language: "de", slug: "descaling" });
    expect(await article(visitor, "descaling", { locale: "zh-CN" })).toMatchObject({ language: "zh-CN" });
    expect(await read(visitor, "descaling", "xx")).toMatchObject({ language: "en" });
    expect(articlePath("descaling", "de", "en")).toBe("/articles/descaling?language=de");
    expect(canonicalPath("descaling", "zh-CN")).toBe("/zh-cn/articles/descaling");
  });

  test("that is not for this reader does not exist", async () => {
    const open = {
      draft: [],
      "in-review": [],
      archived: [],
      "for-staff": [],
      "for-members": ["mara"],
    } as Record<string, string[]>;
    for (const [slug, readers] of Object.entries(open)) {
      await expect(read(visitor, slug)).rejects.toMatchObject({ code: "not_found" });
      if (readers.includes("mara")) expect(await read(as("mara"), slug)).toMatchObject({ slug });
      else await expect(read(as("mara"), slug)).rejects.toMatchObject({ code: "not_found" });
      expect(await read(as("cleo"), slug)).toMatchObject({ slug });
    }
    expect(await read(visitor, "old-descaling")).toEqual({ movedTo: "descaling" });
    await expect(read(visitor, "old-secret")).rejects.toMatchObject({ code: "not_found" });
  });

  test("names the public questions that lead to it, each as it stands, and tells its inside to staff only", async () => {
    const open = await addQuestion(
      site.db,
      {
        title: "Asked, and linked",
        slug: "linked",
        askerId: cast.mara.id,
        lastActivityAt: new Date(),
        sameProblemCount: 9,
      },
      { links: [descaling] },
    );
    const shown = await read(visitor, "descaling");
    const leading = [
      { number: solved, isSolved: true },
      { number: open, isSolved: false },
    ];
    expect(shown).toMatchObject({ leadingCount: 2, leading, staff: null });
    expect(await read(as("ines"), "descaling")).toMatchObject({ staff: { owner: null } });
    expect(JSON.stringify(await relatedQuestions(visitor, shown as never))).not.toContain("canary");
  });
});

describe("lists", () => {
  test("one version each, and nothing that the reader may not open", async () => {
    const titles = async (ctx: Context, locale: "en" | "zh-CN" = "en") =>
      (await articleList(ctx, locale, { topics: [cast.machines] })).items.map((item) => item.title);
    expect(await titles(visitor)).toEqual(["Descaling"]);
    expect(await titles(visitor, "zh-CN")).toEqual(["Descaling zh-CN"]);
    expect(await titles(as("mara"))).toEqual(["Descaling", "canary for-members"]);
    expect(await titles(as("ines"))).toEqual(["Descaling", "canary for-members", "canary for-staff"]);
    expect(await articleList(visitor, "en", {})).toMatchObject({ total: 1, pages: 1 });
    for (const page of [-1, Number.NaN, 1e9])
      expect((await articleList(visitor, "en", { page })).items).toHaveLength(1);
    expect(await firstArticlesByTopic(visitor, "en", 5)).toEqual([
      { topicId: cast.machines, items: [{ slug: "descaling", title: "Descaling", language: "en" }] },
    ]);
  });

  test("count what their reader would find, a topic with those below it", async () => {
    const of = async (ctx: Context) =>
      Object.fromEntries((await topicTree(ctx)).map((t) => [t.slug, [t.articles, t.questions]]));
    expect(await of(visitor)).toEqual({ machines: [1, 1], grinders: [1, 1], billing: [0, 0] });
    expect((await of(as("mara"))).machines).toEqual([2, 1]);
  });

  test("a topic says who knows it; a merged one leads on", async () => {
    expect(await topicPage(visitor, "Grinders")).toMatchObject({
      slug: "grinders",
      parent: { slug: "machines" },
      ambassadors: [{ handle: "theo" }],
    });
    await site.db.insert(topics).values({ slug: "old", name: "Old", mergedIntoId: cast.machines });
    expect(await topicPage(visitor, "old")).toEqual({ movedTo: "machines" });
    await expect(topicPage(visitor, "nowhere")).rejects.toMatchObject({ code: "not_found" });
    await site.db.update(appointments).set({ pausedAt: new Date() });
    expect(await topicPage(visitor, "machines")).toMatchObject({ ambassadors: [] });
  });
});

describe("the site map", () => {
  test("leads to public things only, and not to what was forgotten", async () => {
    const long = new Date(Date.now() - 31 * 86_400_000);
    await addQuestion(site.db, {
      title: "forgotten canary",
      slug: "forgotten-canary",
      askerId: cast.mara.id,
      createdAt: long,
    });
    const late = await addQuestion(site.db, {
      title: "late",
      slug: "late",
      askerId: cast.mara.id,
      createdAt: long,
    });
    await addAnswer(site.db, { questionId: late, authorId: cast.theo.id, body: "At last." });
    await addQuestion(site.db, {
      title: "canary held",
      slug: "canary-held",
      askerId: cast.mara.id,
      heldAt: new Date(),
    });
    const files = await sitemapFiles(visitor);
    expect(files).toEqual(["pages", "articles", "questions-1"]);
    const paths = (await Promise.all(files.map((file) => sitemapEntries(visitor, file)))).flatMap((all) =>
      all!.map((e) => e.path),
    );
    expect(paths.join(" ")).not.toMatch(/canary|draft|for-/);
    expect(paths).toEqual(
      expect.arrayContaining([
        `/questions/${solved}/light`,
        `/questions/${late}/late`,
        "/articles/descaling",
        "/zh-cn/articles/descaling",
        "/topics/machines",
      ]),
    );
    expect(await sitemapEntries(visitor, "questions-0")).toBeNull();
    expect(await sitemapEntries(visitor, "../pages")).toBeNull();
    await site.db.update(questions).set({ visibility: "restricted" }).where(eq(questions.id, late));
    expect(JSON.stringify(await sitemapEntries(visitor, "questions-1"))).not.toContain("late");
  });
});

describe("'Did this solve it?'", () => {
  const counts = async () => {
    const [row] = await site.db.select().from(articles).where(eq(articles.id, descaling));
    return [row!.helpfulCount, row!.unhelpfulCount];
  };

  test("counts one word per person and visitor, the last one", async () => {
    await giveFeedback(visitor, { articleId: descaling, solved: "yes" });
    await giveFeedback(visitor, { articleId: descaling, solved: "yes" });
    expect(await counts()).toEqual([1, 0]);
    await giveFeedback(visitor, {
      articleId: descaling,
      solved: "no",
      reason: "unclear",
      note: "Which button?",
    });
    expect(await counts()).toEqual([0, 1]);
    await giveFeedback(as("mara"), { articleId: descaling, solved: "yes" });
    await giveFeedback({ ...visitor, visitorKey: "v2" }, { articleId: descaling, solved: "yes" });
    expect(await counts()).toEqual([2, 1]);
    const words = await site.db.select().from(articleFeedback);
    expect(words.map((word) => word.reason)).toContain("unclear: Which button?");
    expect(words).toHaveLength(3);
    expect(await site.db.select().from(deflections)).toHaveLength(0);
  });

  test("a yes after a search is a confirmed deflection, a no hands back its words", async () => {
    const subject = `article:${descaling}`;
    const searchId = await logSearch(visitor, {
      source: "page",
      query: "white crust",
      language: "en",
      shown: [subject],
      resultCount: 1,
    });
    await recordOpened(visitor, { searchId, subject });
    expect(await giveFeedback(visitor, { articleId: descaling, solved: "no" })).toEqual({
      query: "white crust",
    });
    expect(await site.db.select().from(deflections)).toHaveLength(0);
    await giveFeedback(visitor, { articleId: descaling, solved: "yes" });
    expect(await site.db.select().from(deflections)).toMatchObject([{ subject, query: "white crust" }]);
  });

  test("is not asked of what the reader cannot read", async () => {
    const [hidden] = await site.db.select().from(articles).where(eq(articles.slug, "for-staff"));
    for (const ctx of [visitor, as("mara")])
      await expect(giveFeedback(ctx, { articleId: hidden!.id, solved: "yes" })).rejects.toMatchObject({
        code: "not_found",
      });
    await expect(giveFeedback(visitor, { articleId: 999_999, solved: "yes" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("twenty words of one visitor at once are one", async () => {
    const ctx = { ...visitor, visitorKey: "storm" };
    const before = await counts();
    await Promise.all(
      Array.from({ length: 20 }, () => giveFeedback(ctx, { articleId: descaling, solved: "yes" })),
    );
    expect(await counts()).toEqual([before[0]! + 1, before[1]]);
  });
});
