import { type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { visibleQuestion } from "@/lib/search/visible";
import { groupTitle } from "./group-title";
import { type Column, columnOf, type GroupFacts } from "./rules/column";
import { type ComesBack, comesBack } from "./rules/impact";
import { weeksOf } from "./weeks";

export type CountedGroup = {
  id: number;
  title: string;
  isNamed: boolean;
  language: string;
  /** The topic that most of its questions have. */
  topicId: number | null;
  size: number;
  recent: number;
  before: number;
  escalated: number;
  latest: Date;
  ignored: { at: Date; reason: string; by: string | null } | null;
  article: {
    id: number;
    title: string;
    slug: string;
    language: string;
    status: NonNullable<GroupFacts["article"]>["status"];
    audience: "public" | "signed_in" | "staff";
    publishedAt: Date | null;
    needsUpdateReason: string | null;
  } | null;
  column: Column;
  comesBack: boolean;
  /** Why it does or does not, once its article is out. */
  since: ComesBack | null;
};

type Row = Omit<CountedGroup, "latest" | "ignored" | "article" | "column" | "comesBack" | "since"> & {
  latest: string;
  ignored: { at: string; reason: string; by: string | null } | null;
  article:
    | (Omit<NonNullable<CountedGroup["article"]>, "publishedAt"> & { publishedAt: string | null })
    | null;
};

/** Before this a publication is too long ago to ask whether it helped. */
const longestWeeks = 60;

/**
 * Groups with what says where they stand and how much they matter, counted over public questions only. A group of which
 * nothing is public is not there.
 */
export async function countedGroups(db: Db | Tx, now: Date, which: SQL = sql`true`): Promise<CountedGroup[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const { rows } = await db.execute<Row>(sql`
    with counted as (
      select m.group_id, count(*)::int as size, max(q.asked_at) as latest,
        count(*) filter (where q.asked_at > ${at} - interval '28 days')::int as recent,
        count(*) filter (where q.asked_at > ${at} - interval '56 days' and q.asked_at <= ${at} - interval '28 days')::int
          as before,
        count(e.question_id)::int as escalated, mode() within group (order by q.topic_id) as topic_id
      from repeat_members m join questions q on q.id = m.question_id
      left join (select distinct question_id from escalations) e on e.question_id = q.id
      where ${visibleQuestion("q")} group by m.group_id)
    select g.id, ${groupTitle("g")} as title, g.name is not null as "isNamed", g.language, c.topic_id as "topicId", c.size, c.recent, c.before,
      c.escalated, to_json(c.latest) as latest,
      case when g.ignored_at is not null then json_build_object('at', g.ignored_at, 'reason', g.ignored_reason,
        'by', (select name from people where id = g.ignored_by)) end as ignored,
      case when a.id is not null then json_build_object('id', a.id, 'title', a.title, 'slug', a.slug,
        'language', a.language, 'status', a.status, 'audience', a.audience, 'needsUpdateReason', a.needs_update_reason,
        'publishedAt', coalesce((select max(v.published_at) from article_versions v where v.article_id = a.id),
          a.published_at)) end as article
    from counted c join repeat_groups g on g.id = c.group_id left join articles a on a.id = g.article_id
    where g.merged_into_id is null and ${which}`);
  return withColumns(db, now, rows);
}

async function withColumns(db: Db | Tx, now: Date, rows: Row[]): Promise<CountedGroup[]> {
  const isOut = ({ article }: Row) => article?.status === "published" || article?.status === "needs_update";
  const weeks = await weeksOf(
    db,
    rows.filter(isOut).map(({ id }) => id),
    now,
    longestWeeks,
  );
  return rows.map((row) => {
    const article = row.article && {
      ...row.article,
      publishedAt: row.article.publishedAt === null ? null : new Date(row.article.publishedAt),
    };
    const out = isOut(row) ? article?.publishedAt : null;
    const since = out ? comesBack(weeks.get(row.id)!, out, now) : null;
    const facts = { isIgnored: row.ignored !== null, article, comesBack: since?.back ?? false };
    return {
      ...row,
      article,
      latest: new Date(row.latest),
      ignored: row.ignored && { ...row.ignored, at: new Date(row.ignored.at) },
      column: columnOf(facts),
      comesBack: facts.comesBack,
      since,
    };
  });
}

/** Repeats: so many questions, or fewer that a curator has done something with. */
export const isRepeat = (least: number): SQL =>
  sql`(c.size >= ${least} or g.article_id is not null or g.ignored_at is not null or g.name is not null)`;

/** What the moves of a group follow from. */
export const factsOf = ({ ignored, article, comesBack }: CountedGroup): GroupFacts => ({
  isIgnored: ignored !== null,
  article,
  comesBack,
});
