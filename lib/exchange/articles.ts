import { and, eq, inArray, or } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { articles, articleTopics, articleVersions } from "@/db/schema";
import { noteChange } from "@/lib/changes";
import { slugOf } from "@/lib/community/write-text";
import type { Work } from "@/lib/context";
import type { Writing } from "@/lib/markdown/render";
import type { ArticleRecord } from "./format";
import { topicIds } from "./topics";

export type RenderedArticle = { record: ArticleRecord; made: Writing };

export const articleSlug = (record: ArticleRecord): string =>
  /^[\p{L}\p{N}][\p{L}\p{N}._~-]*$/u.test(record.slug) ? record.slug : slugOf(record.slug, "article");

const keyOf = (slug: string, language: string) => `${slug.toLowerCase()} ${language}`;

/** Those that the site does not have, by slug and language. */
export async function missingArticles(db: Db | Tx, records: ArticleRecord[]): Promise<ArticleRecord[]> {
  if (records.length === 0) return [];
  const rows = await db
    .select({ slug: articles.slug, language: articles.language })
    .from(articles)
    .where(
      or(
        ...records.map((one) =>
          and(eq(articles.slug, articleSlug(one)), eq(articles.language, one.language)),
        ),
      ),
    );
  const seen = new Set(rows.map((row) => keyOf(row.slug, row.language)));
  return records.filter((one) => {
    const key = keyOf(articleSlug(one), one.language);
    return !seen.has(key) && seen.add(key);
  });
}

/** Publishes imported articles; what the site has already stays as it is. */
export async function writeArticles(work: Work, rendered: RenderedArticle[]): Promise<number> {
  const absent = new Set(
    await missingArticles(
      work.tx,
      rendered.map((one) => one.record),
    ),
  );
  const fresh = rendered.filter((one) => absent.has(one.record));
  if (fresh.length === 0) return 0;
  const topics = await topicIds(
    work,
    fresh.flatMap((one) => one.record.topics),
  );
  const rows = await work.tx
    .insert(articles)
    .values(
      fresh.map(({ record, made }) => ({
        slug: articleSlug(record),
        title: record.title,
        summary: record.summary,
        body: record.body,
        html: made.html,
        htmlVersion: made.version,
        language: record.language,
        status: "published" as const,
        createdAt: work.now,
        publishedAt: work.now,
        updatedAt: work.now,
        sourceUrl: record.source ?? null,
        imported: true,
      })),
    )
    .returning({ id: articles.id });
  const versions = fresh.map(({ record }, at) => ({
    articleId: rows[at]!.id,
    version: 1,
    title: record.title,
    summary: record.summary,
    body: record.body,
    createdAt: work.now,
    publishedAt: work.now,
  }));
  await work.tx.insert(articleVersions).values(versions);
  const links = fresh.flatMap(({ record }, at) => {
    const unique = [...new Set(record.topics.flatMap((name) => topics.get(name ?? "") ?? []))];
    return unique.map((topicId, position) => ({ articleId: rows[at]!.id, topicId, position }));
  });
  if (links.length > 0) await work.tx.insert(articleTopics).values(links);
  await noteChange(work, ...rows.map((row) => `article:${row.id}` as const));
  return rows.length;
}

/** Article ids by slug, in whatever language; the lowest id is the one that a file means. */
export async function articleIds(work: Work, slugs: string[]): Promise<Map<string, number>> {
  const wanted = [...new Set(slugs)];
  if (wanted.length === 0) return new Map();
  const rows = await work.tx
    .select({ id: articles.id, slug: articles.slug })
    .from(articles)
    .where(inArray(articles.slug, wanted))
    .orderBy(articles.id);
  const ids = new Map<string, number>();
  for (const row of rows) if (!ids.has(row.slug.toLowerCase())) ids.set(row.slug.toLowerCase(), row.id);
  return ids;
}
