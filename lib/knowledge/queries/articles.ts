import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { Locale } from "@/lib/i18n/locales";
import { readableArticle } from "@/lib/search/visible";
import { bestVersion, familyOf } from "../readable";

export type ListedArticle = {
  id: number;
  slug: string;
  title: string;
  summary: string;
  language: string;
  updatedAt: Date;
  helpful: number;
};
export type ArticleList = { items: ListedArticle[]; total: number; page: number; pages: number };

export const perPage = 30;

/** Articles of some topics (and of all without), one version each: the reader's language where there is one. */
export async function articleList(
  ctx: Context,
  locale: Locale,
  { topics, page = 1, limit = perPage }: { topics?: readonly number[]; page?: number; limit?: number },
): Promise<ArticleList> {
  const wanted = Math.min(100, Math.max(1, Math.trunc(page) || 1));
  const { rows } = await ctx.db.execute<ListedArticle & { total: number; updatedAt: string }>(sql`
    with versions as (${versionsOf(ctx, locale, topics)})
    select v.id, v.slug::text, v.title, v.summary, v.language, to_json(v.updated_at) as "updatedAt",
      v.helpful_count as helpful, (count(*) over ())::int as total
    from versions v order by v.position, v.title, v.id limit ${limit} offset ${(wanted - 1) * limit}`);
  if (rows.length === 0 && wanted > 1) return articleList(ctx, locale, { topics, limit });
  const total = rows[0]?.total ?? 0;
  return {
    items: rows.map(({ total: _, ...row }) => ({ ...row, updatedAt: new Date(row.updatedAt) })),
    total,
    page: wanted,
    pages: Math.max(1, Math.ceil(total / limit)),
  };
}

function versionsOf(ctx: Context, locale: Locale, topics: readonly number[] | undefined): SQL {
  const readable = readableArticle("a", ctx.actor);
  if (!topics)
    return sql`select distinct on (${familyOf("a")}) a.*, 0 as position from articles a where ${readable}
      order by ${familyOf("a")}, ${bestVersion("a", locale)}`;
  return sql`select distinct on (${familyOf("a")}) a.*, l.position
    from articles a
    join lateral (select min(position) as position from article_topics l
      where l.article_id = a.id and l.topic_id = any(${sql.param([...topics])}::int[])) l on l.position is not null
    where ${readable} order by ${familyOf("a")}, ${bestVersion("a", locale)}`;
}

export type TopicArticles = { topicId: number; items: { slug: string; title: string; language: string }[] };

/** The first articles of every topic that stands at the top of the tree, for the page of all articles. */
export async function firstArticlesByTopic(
  ctx: Context,
  locale: Locale,
  most: number,
): Promise<TopicArticles[]> {
  const { rows } = await ctx.db.execute<TopicArticles>(sql`
    with versions as (
      select distinct on (root.id, ${familyOf("a")}) root.id as topic, a.slug::text, a.title, a.language, l.position
      from articles a join article_topics l on l.article_id = a.id join topics t on t.id = l.topic_id
      join topics root on root.id = coalesce(t.parent_id, t.id)
      where ${readableArticle("a", ctx.actor)} and root.merged_into_id is null
      order by root.id, ${familyOf("a")}, ${bestVersion("a", locale)}, l.position),
    placed as (select v.*, row_number() over (partition by topic order by position, title) as place from versions v)
    select topic as "topicId", json_agg(json_build_object('slug', slug, 'title', title, 'language', language)
      order by place) as items
    from placed where place <= ${most} group by topic`);
  return rows;
}
