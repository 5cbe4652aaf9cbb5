import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { visibleAnswer, visibleQuestion } from "@/lib/search/visible";
import type { WorkRecorded } from "./rules/time-spent";
import { weeksOf } from "./weeks";

export type LinkedQuestion = { number: number; slug: string; title: string };
export type AnsweredBy =
  | { kind: "article"; id: number; slug: string; title: string; language: string; threads: number }
  | ({ kind: "question" } & LinkedQuestion);

export type GroupDetails = {
  /** Questions in each of the last eight weeks, the oldest first. */
  trend: number[];
  askers: number;
  /** People who said that they have the same problem. */
  samePeople: number;
  spent: WorkRecorded;
  /** What answers it already: the article that most of its threads lead to, if enough do, else the thread that helped most people. */
  answeredBy: AnsweredBy | null;
  samples: LinkedQuestion[];
};

export const trendWeeks = 8;
/** A claim ends by itself after an hour at most. */
const longestClaimMinutes = 60;
const samples = 3;
/** An article that hardly any of a group's threads lead to is about something else. */
const leastHelped = 1 / 5;

/** What a card and a group's page say beyond size and standing, for a handful of groups in two statements. */
export async function groupDetails(
  db: Db,
  groupIds: readonly number[],
  now: Date,
): Promise<Map<number, GroupDetails>> {
  if (groupIds.length === 0) return new Map();
  const weeks = await weeksOf(db, groupIds, now, trendWeeks);
  const { rows } = await db.execute<Omit<GroupDetails, "trend"> & { id: number }>(sql`
    with member as materialized (
      select m.group_id, q.id, q.title, q.slug, q.asker_id, q.same_problem_count, q.asked_at
      from repeat_members m join questions q on q.id = m.question_id
      where m.group_id = any(${sql.param([...groupIds])}::int[]) and ${visibleQuestion("q")}),
    claimed as (
      select m.group_id, sum(least(${longestClaimMinutes},
        extract(epoch from coalesce(c.ended_at, least(c.expires_at, ${now.toISOString()}::timestamptz)) - c.claimed_at) / 60))
        as minutes
      from member m join claims c on c.question_id = m.id group by 1),
    written as (
      select group_id, count(*) as posts from (
        select m.group_id from member m join answers a on a.question_id = m.id
        where a.author_mark is not null and a.posted_at is not null and not exists (select from claims c
          where c.question_id = m.id and c.person_id = a.author_id)
        union all
        select m.group_id from member m join escalations e on e.question_id = m.id
        join escalation_messages w on w.escalation_id = e.id
        where w.author_id <> m.asker_id) w group by 1),
    helped as (
      select group_id, article_id, count(distinct id)::int as threads from (
        select m.group_id, m.id, l.article_id from member m join question_articles l on l.question_id = m.id
        union
        select m.group_id, m.id, c.article_id from member m join acceptances c on c.question_id = m.id
        where c.ended_at is null and c.article_id is not null) h group by 1, 2),
    article as (
      select distinct on (h.group_id) h.group_id, json_build_object('kind', 'article', 'id', a.id, 'slug', a.slug,
        'title', a.title, 'language', a.language, 'threads', h.threads) as found
      from helped h join articles a on a.id = h.article_id and a.status in ('published', 'needs_update')
      where h.threads >= ${leastHelped}::float8 * (select count(*) from member m where m.group_id = h.group_id)
      order by h.group_id, h.threads desc, a.id),
    thread as (
      select distinct on (m.group_id) m.group_id, json_build_object('kind', 'question', 'number', o.id, 'slug', o.slug,
        'title', o.title) as found
      from member m join acceptances c on c.question_id = m.id and c.ended_at is null and c.kind <> 'pending'
      join questions o on o.id = coalesce(c.canonical_id, m.id) and ${visibleQuestion("o")}
      left join answers a on a.id = c.answer_id
      where c.canonical_id is not null or (c.answer_id is not null and ${visibleAnswer("a")})
      order by m.group_id, c.canonical_id is null, coalesce(a.worked_count, 0) + coalesce(a.imported_helpful, 0) desc,
        o.same_problem_count desc, o.id),
    sample as (
      select group_id, json_agg(json_build_object('number', id, 'slug', slug, 'title', title) order by place) as found
      from (select m.*, row_number() over (partition by group_id
          order by same_problem_count desc, asked_at desc, id desc) as place from member m) m
      where place <= ${samples} group by 1)
    select m.group_id as id, count(distinct m.asker_id)::int as askers,
      (select count(distinct s.person_id)::int from member x join same_problems s on s.question_id = x.id
        where x.group_id = m.group_id) as "samePeople",
      json_build_object('claimed', coalesce((select minutes from claimed where group_id = m.group_id), 0),
        'posts', coalesce((select posts from written where group_id = m.group_id), 0)) as spent,
      coalesce((select found from article where group_id = m.group_id),
        (select found from thread where group_id = m.group_id)) as "answeredBy",
      (select found from sample where group_id = m.group_id) as samples
    from member m group by m.group_id`);
  return new Map(
    rows.map(({ id, ...row }) => [id, { ...row, trend: weeks.get(id)!.map(({ count }) => count) }]),
  );
}
