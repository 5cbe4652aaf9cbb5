import { gt, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { articles, articleTopics, changes } from "@/db/schema";
import type { Context } from "@/lib/context";
import { foundRows } from "@/lib/search/queries/found-rows";
import { siteGuide } from "@/lib/site/queries/site-guide";
import { sitemapEntries } from "@/lib/site/queries/sitemap";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle, addQuestion } from "@/lib/testing/posts";
import { archiveArticle, bringBackArticle } from "./commands/archive-article";
import { setArticleFacts } from "./commands/set-article-facts";
import { articleDocuments } from "./documents";
import { article } from "./queries/article";
import { articleSource } from "./queries/article-source";
import { articleList, firstArticlesByTopic } from "./queries/articles";
import { topics } from "./queries/topics";

let site: TestSite;
let cast: Cast;
let id: number;
let translation: number;
const visitor = () => site.ctxFor({ kind: "visitor" });
const cleo = () => site.ctxFor(cast.cleo);

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  const place = { topics: [cast.machines] };
  id = await addArticle(
    site.db,
    { title: "Canary", slug: "canary", body: "Canary.", html: "<p>Canary.</p>" },
    place,
  );
  translation = await addArticle(
    site.db,
    { title: "金丝雀", slug: "canary", language: "zh-CN", translationOf: id, sourceVersion: 1 },
    place,
  );
  await site.db.execute(sql`insert into article_redirects (slug, article_id) values ('old-canary', ${id})`);
  await addQuestion(
    site.db,
    { title: "Light", askerId: cast.mara.id, topicId: cast.machines },
    { links: [id] },
  );
});
afterAll(() => site.close());

/** Everything from which a reader could learn of the article, as one text. */
async function everythingFor(ctx: Context): Promise<string> {
  const reads = async (slug: string) => article(ctx, slug, { locale: "en" }).catch((error) => error.code);
  const { documents } = await articleDocuments(site.db).bySubjects([
    `article:${id}`,
    `article:${translation}`,
  ]);
  return JSON.stringify({
    page: await reads("canary"),
    old: await reads("old-canary"),
    list: await articleList(ctx, "en", {}),
    ofTopic: await articleList(ctx, "zh-CN", { topics: [cast.machines] }),
    first: await firstArticlesByTopic(ctx, "en", 5),
    counts: (await topics(ctx)).map((topic) => topic.articles),
    map: await sitemapEntries(ctx, "articles"),
    // Programs that read get what visitors do, whoever sends them.
    guide: await siteGuide(visitor(), "en"),
    source: await articleSource(visitor(), id).catch((error) => error.code),
    index: documents,
    results: await foundRows(site.db, [
      { kind: "article", id, score: 1 },
      { kind: "article", id: translation, score: 1 },
    ] as never),
  });
}

const traces = /canary|金丝雀/i;

/** What caches and indexes are told while something happens. */
async function told(act: () => Promise<unknown>): Promise<string[]> {
  const { rows } = await site.db.execute<{ last: number }>(
    sql`select coalesce(max(id), 0) as last from changes`,
  );
  await act();
  const after = await site.db
    .select()
    .from(changes)
    .where(gt(changes.id, rows[0]!.last as never));
  return after.map(({ subject }) => subject);
}

test("an article for everybody is found everywhere", async () => {
  expect(await everythingFor(visitor())).toMatch(traces);
});

test.each(["signed_in", "staff"] as const)(
  "one for %s leaves no trace for a visitor, at once (A12)",
  async (audience) => {
    const subjects = await told(() => setArticleFacts(cleo(), { articleId: translation, audience }));
    expect(subjects).toEqual(
      expect.arrayContaining([`article:${id}`, `article:${translation}`, `topic:${cast.machines}`]),
    );
    const seen = await everythingFor(visitor());
    expect(seen).not.toMatch(traces);
    expect(JSON.parse(seen)).toMatchObject({ page: "not_found", old: "not_found", index: [], results: [] });
    const mara = await everythingFor(site.ctxFor(cast.mara));
    if (audience === "signed_in") expect(mara).toMatch(traces);
    else expect(mara).not.toMatch(traces);
    // Nothing that is not for everybody is in the index, whoever searches.
    expect(JSON.parse(await everythingFor(site.ctxFor(cast.ines)))).toMatchObject({ index: [], results: [] });
  },
);

test("the archive takes it away from everybody, and gives it back", async () => {
  await setArticleFacts(cleo(), { articleId: id, audience: "public" });
  const subjects = await told(async () => {
    await archiveArticle(cleo(), { articleId: id, reason: "Not sold any more." });
    await archiveArticle(cleo(), { articleId: translation, reason: "Not sold any more." });
  });
  expect(subjects).toEqual(expect.arrayContaining([`article:${id}`, `topic:${cast.machines}`]));
  for (const ctx of [visitor(), site.ctxFor(cast.mara)]) expect(await everythingFor(ctx)).not.toMatch(traces);
  await bringBackArticle(cleo(), { articleId: id });
  expect(await everythingFor(visitor())).toMatch(traces);
});

test("topics and readers are those of all languages", async () => {
  await setArticleFacts(cleo(), { articleId: id, topicIds: [cast.billing], audience: "signed_in" });
  const places = await site.db.select().from(articleTopics);
  expect(places.map(({ articleId, topicId }) => [articleId, topicId]).sort()).toEqual([
    [id, cast.billing],
    [translation, cast.billing],
  ]);
  const rows = await site.db.select({ audience: articles.audience }).from(articles);
  expect(rows).toEqual([{ audience: "signed_in" }, { audience: "signed_in" }]);
});
