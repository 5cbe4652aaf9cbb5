import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { articles, articleTopics, articleVersions, topics } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import type { Work } from "@/lib/context";
import { renderMany, type Writing } from "@/lib/markdown/render";
import type { ArticleFile } from "./article-file";

export type Published = { added: number; updated: number; kept: number };
export type Wanted = { file: ArticleFile; publishedAt: Date; ownerId: string | null; reviewBy: Date | null };

/**
 * Brings files in as published articles, language versions linked with their English source. A file that has changed
 * since updates its article; one that somebody has edited on the site since is left alone, whatever the file says.
 */
export async function publishArticles(work: Work, wanted: Wanted[]): Promise<Published> {
  const done: Published = { added: 0, updated: 0, kept: 0 };
  // Sources first, so that their other languages find them.
  const sorted = [...wanted].sort((a, b) => rank(a) - rank(b));
  const writings = await renderMany(
    sorted.map((one) => one.file.body),
    { kind: "article" },
  );
  for (const [at, one] of sorted.entries()) done[await publish(work, one, writings[at]!)] += 1;
  return done;
}

const rank = (one: Wanted) => (one.file.language === "en" ? 0 : 1);

async function publish(work: Work, one: Wanted, writing: Writing): Promise<keyof Published> {
  const { file } = one;
  const [present] = await work.tx
    .select()
    .from(articles)
    .where(and(eq(articles.slug, file.slug), eq(articles.language, file.language)));
  if (!present) {
    await add(work, one, writing);
    return "added";
  }
  if (present.contentFile !== file.file || present.contentDigest === file.digest) return "kept";
  if (await editedSince(work, present)) return "kept";
  await update(work, present, file, writing);
  return "updated";
}

/** Somebody wrote in it: what stands there is no longer what the last file said. */
async function editedSince(work: Work, present: typeof articles.$inferSelect): Promise<boolean> {
  const [loaded] = await work.tx
    .select()
    .from(articleVersions)
    .where(and(eq(articleVersions.articleId, present.id), isNull(articleVersions.editorId)))
    .orderBy(desc(articleVersions.version))
    .limit(1);
  return loaded?.body !== present.body || loaded.title !== present.title;
}

async function add(work: Work, { file, publishedAt, ownerId, reviewBy }: Wanted, writing: Writing) {
  const [row] = await work.tx
    .insert(articles)
    .values({
      ...contentOf(file, writing),
      slug: file.slug,
      language: file.language,
      translationOf: file.language === "en" ? null : await sourceOf(work, file.slug),
      status: "published",
      audience: file.audience,
      ownerId,
      reviewBy,
      createdAt: publishedAt,
      publishedAt,
      updatedAt: publishedAt,
    })
    .returning({ id: articles.id });
  await keepVersion(work, row!.id, 1, file, publishedAt);
  await linkTopics(work, row!.id, file);
  await recordAudit(work, "article_published", `article:${row!.id}`, { file: file.file });
  await noteChange(work, `article:${row!.id}`);
}

async function update(
  work: Work,
  present: typeof articles.$inferSelect,
  file: ArticleFile,
  writing: Writing,
) {
  const version = present.version + 1;
  await work.tx
    .update(articles)
    .set({ ...contentOf(file, writing), version, updatedAt: work.now })
    .where(eq(articles.id, present.id));
  await keepVersion(work, present.id, version, file, work.now);
  await recordAudit(work, "article_updated", `article:${present.id}`, { file: file.file, version });
  await noteChange(work, `article:${present.id}`);
}

const contentOf = (file: ArticleFile, writing: Writing) => ({
  title: file.title,
  summary: file.summary,
  body: file.body,
  html: writing.html,
  htmlVersion: writing.version,
  contentFile: file.file,
  contentDigest: file.digest,
});

async function keepVersion(work: Work, articleId: number, version: number, file: ArticleFile, at: Date) {
  await work.tx
    .insert(articleVersions)
    .values({ articleId, version, title: file.title, body: file.body, createdAt: at });
}

async function sourceOf(work: Work, slug: string): Promise<number | null> {
  const [source] = await work.tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.slug, slug), eq(articles.language, "en")));
  return source?.id ?? null;
}

async function linkTopics(work: Work, articleId: number, file: ArticleFile) {
  const rows = await work.tx
    .select({ id: topics.id, slug: topics.slug })
    .from(topics)
    .where(inArray(topics.slug, file.topics));
  if (rows.length < file.topics.length) throw new Error(`${file.file}: unknown topic`);
  await work.tx
    .insert(articleTopics)
    .values(rows.map((topic) => ({ articleId, topicId: topic.id, position: file.order })));
}
