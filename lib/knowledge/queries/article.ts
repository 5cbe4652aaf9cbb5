import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy";
import { visibleQuestion } from "@/lib/search/visible";
import { isBehind } from "../readable";

export type Article = {
  id: number;
  slug: string;
  title: string;
  summary: string;
  html: string;
  language: string;
  status: "draft" | "in_review" | "published" | "needs_update" | "archived";
  audience: "public" | "signed_in" | "staff";
  publishedAt: Date | null;
  updatedAt: Date;
  /** Where it was brought in from. */
  source: string | null;
  helpful: number;
  unhelpful: number;
  topic: { id: number; slug: string; name: string } | null;
  parentTopic: { id: number; slug: string; name: string } | null;
  /** All that this reader may read, itself included. */
  versions: { id: number; language: string }[];
  /** Public questions that lead to it in whatever language: the solved ones first, then those that most people had. */
  leading: { number: number; slug: string; title: string; isSolved: boolean }[];
  leadingCount: number;
  /** For staff. */
  staff: { owner: { name: string; handle: string } | null; reviewBy: Date | null; isBehind: boolean } | null;
};

type Row = Omit<Article, "publishedAt" | "updatedAt" | "staff"> & {
  publishedAt: string | null;
  updatedAt: string;
  owner: { name: string; handle: string } | null;
  reviewBy: string | null;
  isBehind: boolean;
};

/**
 * An article in the version for this reader: the language asked for, else that of the screens, else the source.
 * `movedTo` for an address it used to have. Refuses `not_found` also for what this reader may not read.
 */
export async function article(
  ctx: Context,
  slug: string,
  { language, locale }: { language?: string; locale: Locale },
): Promise<Article | { movedTo: string }> {
  const { rows } = await ctx.db.execute<Row>(sql`
    select a.id, a.slug::text, a.title, a.summary, a.html, a.language, a.status, a.audience,
      to_json(a.published_at) as "publishedAt", to_json(a.updated_at) as "updatedAt", a.source_url as source,
      a.helpful_count as helpful, a.unhelpful_count as unhelpful, to_json(a.review_by) as "reviewBy",
      (select json_build_object('name', p.name, 'handle', p.handle) from people p where p.id = a.owner_id) as owner,
      ${isBehind("a")} as "isBehind",
      case when t.id is not null then json_build_object('id', t.id, 'slug', t.slug, 'name', t.name) end as topic,
      case when parent.id is not null
        then json_build_object('id', parent.id, 'slug', parent.slug, 'name', parent.name) end as "parentTopic",
      coalesce(here.count, 0) as "leadingCount", coalesce(here.first, '[]') as "leading"
    from articles a
    left join lateral (select tp.* from article_topics l join topics tp on tp.id = l.topic_id
      where l.article_id = a.id order by tp.merged_into_id is not null, tp.parent_id is null, l.position, tp.id limit 1) t on true
    left join topics parent on parent.id = t.parent_id
    left join lateral (
      select count(*)::int as count, json_agg(json_build_object('number', number, 'slug', slug, 'title', title,
        'isSolved', "isSolved") order by place) filter (where place <= 5) as first
      from (select q.id as number, q.slug, q.title, c.question_id is not null as "isSolved", row_number() over (
          order by c.question_id is null, q.same_problem_count desc, q.last_activity_at desc) as place
        from questions q
        left join acceptances c on c.question_id = q.id and c.ended_at is null and c.kind <> 'pending'
        where ${visibleQuestion("q")} and q.id in (
          select question_id from question_articles where article_id in (select id from articles f where f.slug = a.slug)
          union select question_id from acceptances
            where article_id in (select id from articles f where f.slug = a.slug) and ended_at is null)) s) here on true
    where a.slug = ${slug}
    order by a.language <> ${language ?? ""}, a.language <> ${locale}, a.translation_of is not null, a.id`);
  const readable = rows.filter((row) => mayRead(ctx, row));
  const row = readable[0];
  if (!row) return moved(ctx, slug);
  const { owner, reviewBy, isBehind: behind, ...shown } = row;
  const isStaff = ctx.actor.kind === "person" && ctx.actor.role !== "customer";
  return {
    ...shown,
    publishedAt: row.publishedAt === null ? null : new Date(row.publishedAt),
    updatedAt: new Date(row.updatedAt),
    versions: readable
      .filter((each) => isPublished(each) || each === row)
      .map((each) => ({ id: each.id, language: each.language }))
      .sort((a, b) => a.id - b.id),
    staff: isStaff
      ? { owner, reviewBy: reviewBy === null ? null : new Date(reviewBy), isBehind: behind }
      : null,
  };
}

export const isPublished = ({ status }: Pick<Article, "status">): boolean =>
  status === "published" || status === "needs_update";

const mayRead = (ctx: Context, row: Pick<Article, "audience" | "status">): boolean =>
  can(ctx.actor, "article.read", { audience: row.audience, published: isPublished(row) });

/** Where it went, as long as it may be read there: an old address must not tell that something hidden exists. */
async function moved(ctx: Context, slug: string): Promise<{ movedTo: string }> {
  const { rows } = await ctx.db.execute<{
    slug: string;
    audience: Article["audience"];
    status: Article["status"];
  }>(sql`
    select a.slug::text, a.audience, a.status
    from article_redirects r join articles a on r.article_id in (a.id, a.translation_of) where r.slug = ${slug}`);
  const row = rows.find((each) => mayRead(ctx, each));
  if (!row) throw new Refusal("not_found");
  return { movedTo: row.slug };
}
