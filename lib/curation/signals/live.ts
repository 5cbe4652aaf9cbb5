import { type SQL, sql } from "drizzle-orm";

/** What readers may find, whoever they are: published, for whatever audience. Only staff are shown more than the public ones. */
export const isOut = (alias: string): SQL => {
  const a = sql.identifier(alias);
  return sql`${a}.status in ('published', 'needs_update')`;
};

/** Since when readers see the text that they see now. What was said of an earlier one says nothing about it. */
export const liveSince = (alias: string): SQL => {
  const a = sql.identifier(alias);
  return sql`coalesce((select v.published_at from article_versions v
    where v.article_id = ${a}.id and v.version = ${a}.version), ${a}.published_at, ${a}.created_at)`;
};

/** One article, or all of them. */
export const onlyThis = (column: SQL, articleId: number | undefined): SQL =>
  articleId === undefined ? sql`true` : sql`${column} = ${articleId}`;

/** Signs are counted over so many days, as long as searches are kept on most sites. */
export const signDays = 90;
