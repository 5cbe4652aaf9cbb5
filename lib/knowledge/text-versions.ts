import { and, eq } from "drizzle-orm";
import { type articles, articleVersions } from "@/db/schema";
import { type Context, personId, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { attachFiles } from "@/lib/files/attach";
import type { Writing } from "@/lib/markdown/render";
import { applyLife, type Held } from "./life";
import type { Change } from "./rules/article-life";
import { tellReaders } from "./tell-readers";
import type { ArticleText } from "./write-article";

export type TextVersion = typeof articleVersions.$inferSelect;

/** One of the texts that an article has had. Those never change, so it may be read before the lock. */
export async function textVersion(
  ctx: Context | Work,
  articleId: number,
  version: number,
): Promise<TextVersion> {
  const db = "tx" in ctx ? ctx.tx : ctx.db;
  const [row] = await db
    .select()
    .from(articleVersions)
    .where(and(eq(articleVersions.articleId, articleId), eq(articleVersions.version, version)));
  if (!row) throw new Refusal("not_found");
  return row;
}

type Origin = { note?: string; restoredFrom?: number; sourceVersion?: number | null; fromFile?: boolean };

/**
 * Keeps a text as the newest version. Readers see what they saw; only an article that has never been live, which
 * nobody but staff can open, shows it at once.
 */
export async function addVersion(
  work: Work,
  held: Held,
  change: Change,
  text: ArticleText & { made: Writing },
  { note = "", restoredFrom, sourceVersion, fromFile = false }: Origin = {},
): Promise<number> {
  const { row } = held;
  const version = change.newest!;
  const { made, ...words } = text;
  await work.tx.insert(articleVersions).values({
    articleId: row.id,
    version,
    ...words,
    editorId: fromFile ? null : personId(work.actor),
    createdAt: work.now,
    note,
    restoredFrom: restoredFrom ?? null,
    sourceVersion: sourceVersion ?? null,
  });
  await attachFiles(work, { articleId: row.id }, words.body);
  const isSeen = row.version > 0;
  await applyLife(work, held, change, {
    ...(!isSeen && { ...shown(words, made), updatedAt: work.now, sourceVersion: sourceVersion ?? null }),
    ...(fromFile && { contentVersion: version }),
  });
  return version;
}

/** Makes a version the one that readers see. */
export async function showVersion(
  work: Work,
  held: Held,
  change: Change,
  text: TextVersion,
  made: Writing,
): Promise<void> {
  const { row } = held;
  await applyLife(work, held, change, {
    ...shown(text, made),
    sourceVersion: text.sourceVersion,
    publishedAt: row.publishedAt ?? work.now,
    updatedAt: work.now,
    needsUpdateReason: null,
    needsUpdateAt: null,
  });
  await work.tx
    .update(articleVersions)
    .set({ publishedAt: work.now })
    .where(and(eq(articleVersions.articleId, row.id), eq(articleVersions.version, text.version)));
  await tellReaders(work, row.id);
}

const shown = (
  { title, summary, body }: ArticleText,
  made: Writing,
): Partial<typeof articles.$inferInsert> => ({
  title,
  summary,
  body,
  html: made.html,
  htmlVersion: made.version,
});
