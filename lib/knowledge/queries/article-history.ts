import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";

export type ArticleVersion = {
  version: number;
  title: string;
  at: Date;
  by: string | null;
  note: string;
  restoredFrom: number | null;
  publishedAt: Date | null;
  /** Who said yes to it. */
  approvedBy: string | null;
};

/** Every text an article has had, the newest first. */
export async function articleHistory(ctx: Context, id: number): Promise<ArticleVersion[]> {
  authorize(ctx.actor, "article.write");
  const { rows } = await ctx.db.execute<Record<string, unknown>>(sql`
    select v.version, v.title, to_json(v.created_at) as at, p.name as by, v.note, v.restored_from as "restoredFrom",
      to_json(v.published_at) as "publishedAt",
      (select d.name from article_reviews r join people d on d.id = r.decided_by
        where r.article_id = v.article_id and r.version = v.version and r.decision = 'approved' order by r.id desc limit 1)
        as "approvedBy"
    from article_versions v left join people p on p.id = v.editor_id where v.article_id = ${id} order by v.version desc`);
  if (rows.length === 0) throw new Refusal("not_found");
  return rows.map((row) => ({
    ...(row as ArticleVersion),
    at: new Date(row.at as string),
    publishedAt: row.publishedAt === null ? null : new Date(row.publishedAt as string),
  }));
}

export type VersionText = { version: number; title: string; summary: string; body: string };

/** The texts of some versions, in the order of their numbers. */
export async function versionTexts(ctx: Context, id: number, versions: number[]): Promise<VersionText[]> {
  authorize(ctx.actor, "article.write");
  const { rows } = await ctx.db.execute<VersionText>(sql`
    select version, title, summary, body from article_versions
    where article_id = ${id} and version = any(${sql.param(versions)}::int[]) order by version`);
  return rows;
}
