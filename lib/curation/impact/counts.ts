import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { visibleQuestion } from "@/lib/search/visible";
import { groupTitle } from "../group-title";
import type { Escalated } from "../rules/impact";
import { isOut, onlyThis, signDays } from "../signals/live";

/** What is counted of an article since it came out. */
export type ImpactCounts = {
  id: number;
  slug: string;
  title: string;
  language: string;
  audience: "public" | "signed_in" | "staff";
  status: "published" | "needs_update";
  publishedAt: Date;
  /** When the text that readers see now came out. */
  changedAt: Date;
  groups: { id: number; title: string }[];
  /** Of the last 90 days. */
  views: number;
  yes: number;
  no: number;
  /** People who accepted it on a question of theirs, or said there that it fixes theirs, and did not say so under it. */
  elsewhere: number;
  /** Searchers and askers who said that it solved theirs before they asked. */
  confirmed: number;
  /** Questions of its groups that were asked before it came out. */
  before: Escalated;
};

/** Counts of all published articles, or of one. Of a group only what everybody may read. */
export async function impactCounts(db: Db, now: Date, articleId?: number): Promise<ImpactCounts[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const { rows } = await db.execute<
    Omit<ImpactCounts, "publishedAt" | "changedAt"> & { publishedAt: string; changedAt: string }
  >(sql`
    with out as materialized (
      select a.*, coalesce(a.published_at, a.created_at) as out_at from articles a
      where ${isOut("a")} and ${onlyThis(sql`a.id`, articleId)}),
    views as (
      select article_id, sum(views)::int as n from article_views
      where day > (${at} at time zone 'UTC')::date - ${signDays}::int group by 1),
    elsewhere as (
      select article_id, count(distinct person)::int as n from (
        select x.article_id, coalesce(q.asker_id, 'question ' || q.id) as person
        from acceptances x join questions q on q.id = x.question_id
        where x.article_id is not null and x.ended_at is null and x.kind <> 'pending' and ${visibleQuestion("q")}
        union all
        select f.article_id, f.person_id from article_fixes f join questions q on q.id = f.question_id
        where f.solved and ${visibleQuestion("q")}) s
      where not exists (select from article_feedback y
        where y.article_id = s.article_id and y.person_id = s.person and y.solved) group by 1),
    confirmed as (
      select split_part(d.subject, ':', 2)::int as article_id, count(*)::int as n
      from deflections d join out on d.subject = 'article:' || out.id and d.created_at >= out.out_at group by 1),
    grouped as (
      select out.id as article_id, g.id, ${groupTitle("g")} as title, out.out_at
      from out join repeat_groups g on g.article_id = out.id and g.merged_into_id is null),
    repeats as (
      select g.article_id, count(*)::int as asked,
        (count(*) filter (where exists (select from escalations e where e.question_id = q.id)))::int as escalated
      from grouped g join repeat_members m on m.group_id = g.id join questions q on q.id = m.question_id
      where ${visibleQuestion("q")} and q.asked_at < g.out_at group by 1)
    select o.id, o.slug::text, o.title, o.language, o.audience, o.status, to_json(o.out_at) as "publishedAt",
      to_json(coalesce((select v.published_at from article_versions v where v.article_id = o.id and v.version = o.version),
        o.out_at)) as "changedAt",
      coalesce((select json_agg(json_build_object('id', id, 'title', coalesce(title, '')) order by id) from grouped g
        where g.article_id = o.id), '[]') as groups,
      coalesce(v.n, 0) as views, o.helpful_count as yes, o.unhelpful_count as no, coalesce(e.n, 0) as elsewhere,
      coalesce(c.n, 0) as confirmed,
      json_build_object('asked', coalesce(r.asked, 0), 'escalated', coalesce(r.escalated, 0)) as before
    from out o left join views v on v.article_id = o.id left join elsewhere e on e.article_id = o.id
    left join confirmed c on c.article_id = o.id
    left join repeats r on r.article_id = o.id`);
  return rows.map((row) => ({
    ...row,
    publishedAt: new Date(row.publishedAt),
    changedAt: new Date(row.changedAt),
  }));
}

/** How many of the questions that everybody may read came to the staff in the last year; brought-in history left out. */
export async function siteEscalated(db: Db, now: Date): Promise<Escalated> {
  const { rows } = await db.execute<Escalated>(sql`
    select count(*)::int as asked,
      (count(*) filter (where exists (select from escalations e where e.question_id = q.id)))::int as escalated
    from questions q
    where ${visibleQuestion("q")} and q.imported_at is null
      and q.asked_at > ${now.toISOString()}::timestamptz - interval '365 days'`);
  return rows[0]!;
}
