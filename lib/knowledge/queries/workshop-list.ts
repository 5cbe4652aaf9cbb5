import { type SQL, sql } from "drizzle-orm";
import { type Context, currentTime, personId } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { isBehind } from "../readable";
import { type ArticleStage, stageOfArticle } from "../stage-sql";

export type WorkshopItem = {
  id: number;
  title: string;
  slug: string;
  language: string;
  audience: "public" | "signed_in" | "staff";
  stage: ArticleStage;
  topics: string[];
  owner: string | null;
  reviewBy: Date | null;
  isOverdue: boolean;
  isBehind: boolean;
  /** A text of a release waits for a decision. */
  hasFileText: boolean;
  openComments: number;
  scheduledFor: Date | null;
  editedAt: Date;
  editedBy: string | null;
};

export const attentions = ["overdue", "behind", "file", "unowned"] as const;
export type Attention = (typeof attentions)[number];

export type WorkshopFilter = {
  stage?: ArticleStage;
  topicId?: number;
  language?: string;
  audience?: WorkshopItem["audience"];
  /** A person's id, or "me". */
  owner?: string;
  attention?: Attention;
  words?: string;
  page?: number;
};

export type WorkshopList = {
  items: WorkshopItem[];
  /** By stage and by what asks for attention, with all other filters in place. */
  counts: Record<ArticleStage | Attention | "all", number>;
  total: number;
  page: number;
  pages: number;
};

const perPage = 40;

/** All articles as those who write them see them, whatever they are for readers; those touched last come first. */
export async function workshopList(ctx: Context, filter: WorkshopFilter): Promise<WorkshopList> {
  authorize(ctx.actor, "article.write");
  const now = (await currentTime(ctx)).toISOString();
  const base = sql`
    select a.id, a.slug::text, coalesce(v.title, a.title) as title, a.language, a.audience, a.owner_id, a.review_by,
      a.scheduled_for, ${stageOfArticle("a")} as stage, ${isBehind("a")} as behind,
      a.status in ('published', 'needs_update') and a.review_by < ${now}::timestamptz as overdue,
      a.status <> 'archived' and a.owner_id is null as unowned,
      exists (select from article_file_texts f where f.article_id = a.id) as file,
      coalesce(v.created_at, a.updated_at) as edited_at, v.editor_id
    from articles a left join article_versions v on v.article_id = a.id and v.version = a.working_version
    where ${matching(ctx, filter)}`;
  const { rows: counted } = await ctx.db.execute<{ name: string; count: number }>(sql`
    with base as (${base})
    select stage as name, count(*)::int as count from base where ${attentionOf(filter.attention)} group by 1
    union all select 'all', count(*)::int from base where ${attentionOf(filter.attention)}
    union all select k.name, count(*)::int from base, lateral (values ('overdue', overdue), ('behind', behind),
      ('file', file), ('unowned', unowned)) k(name, holds) where k.holds and ${stageIs(filter.stage)} group by 1`);
  const counts = Object.fromEntries(
    counted.map(({ name, count }) => [name, count]),
  ) as WorkshopList["counts"];
  const page = Math.max(1, Math.trunc(filter.page ?? 1));
  const { rows } = await ctx.db.execute<Row>(sql`
    with base as (${base})
    select b.id, b.title, b.slug, b.language, b.audience, b.stage, b.overdue, b.behind, b.file,
      to_json(b.review_by) as review_by, to_json(b.scheduled_for) as scheduled_for, to_json(b.edited_at) as edited_at,
      o.name as owner, e.name as editor, (count(*) over ())::int as total,
      array(select t.name from article_topics l join topics t on t.id = l.topic_id where l.article_id = b.id
        order by t.parent_id is null, t.position, t.name) as topics,
      (select count(*)::int from article_comments c where c.article_id = b.id and c.resolved_at is null) as comments
    from base b left join people o on o.id = b.owner_id left join people e on e.id = b.editor_id
    where ${attentionOf(filter.attention)} and ${stageIs(filter.stage)}
    order by b.edited_at desc, b.id desc limit ${perPage} offset ${(page - 1) * perPage}`);
  const total = rows[0]?.total ?? 0;
  return { items: rows.map(itemOf), counts, total, page, pages: Math.max(1, Math.ceil(total / perPage)) };
}

function matching(ctx: Context, filter: WorkshopFilter): SQL {
  const conditions = [sql`true`];
  if (filter.topicId)
    conditions.push(sql`exists (select from article_topics l join topics t on t.id = l.topic_id
      where l.article_id = a.id and ${filter.topicId} in (t.id, t.parent_id))`);
  if (filter.language) conditions.push(sql`a.language = ${filter.language}`);
  if (filter.audience) conditions.push(sql`a.audience = ${filter.audience}`);
  if (filter.owner)
    conditions.push(sql`a.owner_id = ${filter.owner === "me" ? personId(ctx.actor) : filter.owner}`);
  if (filter.words)
    conditions.push(
      sql`(coalesce(v.title, a.title) ilike ${like(filter.words)} or a.slug::text ilike ${like(filter.words)})`,
    );
  return sql.join(conditions, sql` and `);
}

const like = (words: string) => `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
const stageIs = (stage: ArticleStage | undefined): SQL => (stage ? sql`stage = ${stage}` : sql`true`);
const attentionOf = (attention: Attention | undefined): SQL =>
  attention ? sql`${sql.identifier(attention)}` : sql`true`;

type Row = Omit<
  WorkshopItem,
  "reviewBy" | "scheduledFor" | "editedAt" | "editedBy" | "isOverdue" | "isBehind"
> & {
  overdue: boolean;
  behind: boolean;
  file: boolean;
  review_by: string | null;
  scheduled_for: string | null;
  edited_at: string;
  editor: string | null;
  comments: number;
  total: number;
};

const date = (text: string | null) => (text === null ? null : new Date(text));

const itemOf = (row: Row): WorkshopItem => ({
  id: row.id,
  title: row.title,
  slug: row.slug,
  language: row.language,
  audience: row.audience,
  stage: row.stage,
  topics: row.topics,
  owner: row.owner,
  reviewBy: date(row.review_by),
  isOverdue: row.overdue,
  isBehind: row.behind,
  hasFileText: row.file,
  openComments: row.comments,
  scheduledFor: date(row.scheduled_for),
  editedAt: new Date(row.edited_at),
  editedBy: row.editor,
});
