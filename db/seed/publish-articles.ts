import { and, eq, inArray, or, sql } from "drizzle-orm";
import { articleFileTexts, articles, articleTopics, articleVersions, topics } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import type { Work } from "@/lib/context";
import { expandKnown } from "@/lib/knowledge/snippets";
import { renderMany, type Writing } from "@/lib/markdown/render";
import type { ArticleFile } from "./article-file";

/** `waiting`: staff have changed the article, so the file's new text waits for their decision. */
export type Published = { added: number; updated: number; kept: number; waiting: number };
export type Wanted = { file: ArticleFile; publishedAt: Date; ownerId: string | null; reviewBy: Date | null };

/**
 * Brings files in as published articles, language versions linked with their English source. A file that has changed
 * since updates its article; where somebody has written in it on the site since, readers keep what staff published, and
 * the file's text waits in the workshop for a decision.
 */
export async function publishArticles(work: Work, wanted: Wanted[]): Promise<Published> {
  const done: Published = { added: 0, updated: 0, kept: 0, waiting: 0 };
  // Sources first, so that their other languages find them.
  const sorted = [...wanted].sort((a, b) => rank(a) - rank(b));
  const bodies = await expandKnown(
    work.tx,
    sorted.map((one) => one.file),
  );
  const writings = await renderMany(bodies, { kind: "article" });
  for (const [at, one] of sorted.entries()) done[await publish(work, one, writings[at]!)] += 1;
  return done;
}

const rank = (one: Wanted) => (one.file.language === "en" ? 0 : 1);

type Row = typeof articles.$inferSelect;

async function publish(work: Work, one: Wanted, writing: Writing): Promise<keyof Published> {
  const { file } = one;
  const present = await presentOf(work, file);
  if (!present) {
    await add(work, one, writing);
    return "added";
  }
  if (present.contentFile !== file.file || present.contentDigest === file.digest) return "kept";
  // Written in here since the file was last taken in, published or not; or put away.
  if (present.workingVersion !== present.contentVersion || present.status === "archived")
    return (await keepWaiting(work, present, file)) ? "waiting" : "kept";
  await update(work, present, file, writing);
  return "updated";
}

/** The article of a file, which nobody else changes until the end: it may have got another address meanwhile. */
async function presentOf(work: Work, file: ArticleFile): Promise<Row | undefined> {
  const rows = await work.tx
    .select()
    .from(articles)
    .where(
      or(
        eq(articles.contentFile, file.file),
        and(eq(articles.slug, file.slug), eq(articles.language, file.language)),
      ),
    )
    .orderBy(articles.id)
    .for("update");
  return rows.find((row) => row.contentFile === file.file) ?? rows[0];
}

/** Keeps the file's text for staff to decide about; says whether it is a new one. */
async function keepWaiting(work: Work, present: Row, file: ArticleFile): Promise<boolean> {
  const { digest, title, summary, body } = file;
  const text = { digest, title, summary, body, arrivedAt: work.now };
  const kept = await work.tx
    .insert(articleFileTexts)
    .values({ articleId: present.id, ...text })
    .onConflictDoUpdate({
      target: articleFileTexts.articleId,
      set: text,
      setWhere: sql`${articleFileTexts.digest} <> ${digest}`,
    })
    .returning({ id: articleFileTexts.articleId });
  if (kept.length === 0) return false;
  await recordAudit(work, "article_file_waits", `article:${present.id}`, { file: file.file });
  return true;
}

async function add(work: Work, { file, publishedAt, ownerId, reviewBy }: Wanted, writing: Writing) {
  const source = await sourceOf(work, file);
  const [row] = await work.tx
    .insert(articles)
    .values({
      ...contentOf(file, writing),
      slug: file.slug,
      language: file.language,
      ...source,
      status: "published",
      version: 1,
      workingVersion: 1,
      contentVersion: 1,
      audience: file.audience,
      ownerId,
      reviewBy,
      createdAt: publishedAt,
      publishedAt,
      updatedAt: publishedAt,
    })
    .returning({ id: articles.id });
  // Whoever has this address now stands there; an old one that led elsewhere is forgotten.
  await work.tx.execute(sql`delete from article_redirects where slug = ${file.slug}`);
  await keepVersion(work, row!.id, 1, file, publishedAt, source.sourceVersion);
  await linkTopics(work, row!.id, file);
  await recordAudit(work, "article_published", `article:${row!.id}`, { file: file.file });
  await noteChange(work, `article:${row!.id}`);
}

async function update(work: Work, present: Row, file: ArticleFile, writing: Writing) {
  const version = present.workingVersion + 1;
  const { sourceVersion } = await sourceOf(work, file);
  await work.tx
    .update(articles)
    .set({
      ...contentOf(file, writing),
      version,
      workingVersion: version,
      contentVersion: version,
      sourceVersion,
      updatedAt: work.now,
    })
    .where(eq(articles.id, present.id));
  await keepVersion(work, present.id, version, file, work.now, sourceVersion);
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

async function keepVersion(
  work: Work,
  articleId: number,
  version: number,
  { title, summary, body }: ArticleFile,
  at: Date,
  sourceVersion: number | null,
) {
  await work.tx
    .insert(articleVersions)
    .values({ articleId, version, title, summary, body, sourceVersion, createdAt: at, publishedAt: at });
}

/** What a file in another language is a translation of: the English article at the same address, as it is live now, wherever it has moved. */
async function sourceOf(work: Work, file: ArticleFile) {
  if (file.language === "en") return { translationOf: null, sourceVersion: null };
  const [source] = await work.tx
    .select({ id: articles.id, version: articles.version, slug: articles.slug })
    .from(articles)
    .where(
      and(
        eq(articles.language, "en"),
        sql`(${articles.slug} = ${file.slug} or ${articles.id} in (
          select article_id from article_redirects where slug = ${file.slug}))`,
      ),
    );
  if (!source) return { translationOf: null, sourceVersion: null };
  return { translationOf: source.id, sourceVersion: source.version, slug: source.slug };
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
