import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { visibleAnswer, visibleQuestion } from "@/lib/search/visible";
import { visibleTopic } from "@/lib/search/visible-topic";

export type FeedEntry = {
  /** Without language prefix. */
  path: string;
  title: string;
  html: string;
  /** Null for an account that was erased. */
  author: string | null;
  at: Date;
  changedAt: Date;
};

const most = 30;
type Row = Omit<FeedEntry, "at" | "changedAt"> & { at: string; changedAt: string };
const entryOf = (row: Row): FeedEntry => ({
  ...row,
  at: new Date(row.at),
  changedAt: new Date(row.changedAt),
});
const author = sql`case when p.state = 'erased' then null else p.name end as author`;
const path = sql`'/questions/' || q.id || '/' || q.slug as path`;

/** The latest public questions, of one topic and those below it where it is named. Refuses `not_found` for no such topic. */
export async function questionFeed(
  ctx: Context,
  topicSlug?: string,
): Promise<{ topic: string | null; entries: FeedEntry[] }> {
  const topic = topicSlug === undefined ? null : await topicOf(ctx, topicSlug);
  const { rows } = await ctx.db.execute<Row>(sql`
    select ${path}, q.title, q.html, ${author}, to_json(q.asked_at) as at, to_json(q.last_activity_at) as "changedAt"
    from questions q join people p on p.id = q.asker_id
    where ${visibleQuestion("q")} and ${topic === null ? sql`true` : sql`q.topic_id = any(${sql.param(topic.ids)}::int[])`}
    order by q.asked_at desc, q.id desc limit ${most}`);
  return { topic: topic?.name ?? null, entries: rows.map(entryOf) };
}

/** The latest answers to one public question. Refuses `not_found` for any other question. */
export async function answerFeed(
  ctx: Context,
  questionId: number,
): Promise<{ title: string; path: string; entries: FeedEntry[] }> {
  const { rows } = await ctx.db.execute<{ title: string; path: string; entries: Row[] | null }>(sql`
    select q.title, ${path}, (select json_agg(e) from (
      select '/questions/' || q.id || '/' || q.slug || '#answer-' || a.id as path, q.title, a.html, ${author},
        a.posted_at as at, coalesce(a.edited_at, a.posted_at) as "changedAt"
      from answers a join people p on p.id = a.author_id
      where a.question_id = q.id and ${visibleAnswer("a")} order by a.posted_at desc, a.id desc limit ${most}) e) as entries
    from questions q where q.id = ${questionId} and ${visibleQuestion("q")}`);
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  return { title: row.title, path: row.path, entries: (row.entries ?? []).map(entryOf) };
}

async function topicOf(ctx: Context, slug: string): Promise<{ name: string; ids: number[] }> {
  const { rows } = await ctx.db.execute<{ name: string; ids: number[] }>(sql`
    select t.name, array(select t.id union all select c.id from topics c where c.parent_id = t.id) as ids
    from topics t where t.slug = ${slug} and t.merged_into_id is null and ${visibleTopic("t", ctx.actor)}`);
  if (!rows[0]) throw new Refusal("not_found");
  return rows[0];
}
