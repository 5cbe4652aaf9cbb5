import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { canonicalPath } from "@/lib/knowledge/article-path";
import { visibleAnswer, visibleArticle, visibleQuestion } from "@/lib/search/visible";
import { topicFor } from "@/lib/search/visible-topic";

export type SitemapEntry = { path: string; changedAt: Date | null };

/** Addresses in one file of the site map. */
export const perFile = 10_000;
/** A question that nobody has answered for so long is no help to those who come from outside. */
const forgottenDays = 30;

/** The names of the files: pages and articles, then questions by ranges of their numbers, which never move. */
export async function sitemapFiles(ctx: Context): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ last: number | null }>(sql`select max(id) as last from questions`);
  const files = Math.ceil((rows[0]?.last ?? 0) / perFile);
  return ["pages", "articles", ...Array.from({ length: files }, (_, i) => `questions-${i + 1}`)];
}

/** The addresses in a file, each in the language it is read in first; null for a file that there is not. */
export async function sitemapEntries(ctx: Context, file: string): Promise<SitemapEntry[] | null> {
  if (file === "pages") return pages(ctx);
  if (file === "articles") return articles(ctx);
  const part = Number(/^questions-([1-9]\d{0,4})$/.exec(file)?.[1]);
  return part ? questions(ctx, part) : null;
}

async function pages(ctx: Context): Promise<SitemapEntry[]> {
  const { rows } = await ctx.db.execute<{ slug: string }>(sql`
    select t.slug::text from topics t where t.merged_into_id is null and ${topicFor("t", "visitor")} order by t.id limit ${perFile}`);
  const fixed = ["/", "/questions", "/topics", "/articles", "/people"];
  return [...fixed, ...rows.map((row) => `/topics/${encodeURIComponent(row.slug)}`)].map((path) => ({
    path,
    changedAt: null,
  }));
}

async function articles(ctx: Context): Promise<SitemapEntry[]> {
  const { rows } = await ctx.db.execute<{ slug: string; language: string; at: string }>(sql`
    select a.slug::text, a.language, to_json(a.updated_at) as at from articles a where ${visibleArticle("a")}
    order by a.id limit ${perFile}`);
  return rows.map((row) => ({ path: canonicalPath(row.slug, row.language), changedAt: new Date(row.at) }));
}

async function questions(ctx: Context, part: number): Promise<SitemapEntry[]> {
  const { rows } = await ctx.db.execute<{ id: number; slug: string; at: string }>(sql`
    select q.id, q.slug, to_json(q.last_activity_at) as at from questions q
    where q.id > ${(part - 1) * perFile} and q.id <= ${part * perFile} and ${visibleQuestion("q")}
      and (q.created_at > now() - make_interval(days => ${forgottenDays})
        or exists (select from answers a where a.question_id = q.id and ${visibleAnswer("a")}))
    order by q.id`);
  return rows.map((row) => ({
    path: `/questions/${row.id}/${encodeURIComponent(row.slug)}`,
    changedAt: new Date(row.at),
  }));
}
