import { sql } from "drizzle-orm";
import { type Context, currentTime } from "@/lib/context";
import { privateLooking } from "@/lib/markdown/private-looking";
import { authorize } from "@/lib/policy";
import { visibleQuestion } from "../visible";
import { isOpenTrail, plain, privateTrails, searcher } from "./own-words";

export type FoundBy = {
  /** Public questions that it solved: their words lead here. */
  taught: { number: number; slug: string; title: string }[];
  taughtCount: number;
  /** Searches from which it was opened. */
  searched: { query: string; times: number; solved: number; lastAt: Date }[];
  searchedCount: number;
  /** Searches that showed it without anybody opening anything. */
  passedOver: { query: string; times: number }[];
};

/** In whose words an article or a question is found: who was helped by it, and what was typed before it was opened. */
export async function foundBy(
  ctx: Context,
  subject: `article:${number}` | `question:${number}`,
  limit = 50,
): Promise<FoundBy> {
  authorize(ctx.actor, "search.explain");
  const [kind, number] = subject.split(":") as [string, string];
  const id = Number(number);
  const now = (await currentTime(ctx)).toISOString();
  const solvedBy =
    kind === "article"
      ? sql`select question_id from question_articles where article_id = ${id}
          union select question_id from acceptances where article_id = ${id} and ended_at is null and kind <> 'pending'`
      : sql`select question_id from acceptances where canonical_id = ${id} and ended_at is null and kind <> 'pending'`;
  const { rows } = await ctx.db.execute<{
    taught: FoundBy["taught"];
    taughtCount: number;
    searched: (Omit<FoundBy["searched"][number], "lastAt"> & { lastAt: string })[];
    searchedCount: number;
    passedOver: FoundBy["passedOver"];
  }>(sql`
    with trails as materialized (select * from ${privateTrails} x),
    teaching as (
      select q.id as number, q.slug, q.title, q.same_problem_count, q.last_activity_at
      from questions q where q.id in (${solvedBy}) and ${visibleQuestion("q")}),
    seen as (
      select ${plain("s")} as key, ${searcher("s")} as who, s.* from searches s
      where s.created_at > ${now}::timestamptz - interval '90 days' and s.shown ? ${subject}
        and ${isOpenTrail("s", sql`trails`)}),
    searching as (
      select (array_agg(query order by created_at desc))[1] as query, count(distinct coalesce(who, id::text))::int as times,
        (count(*) filter (where confirmed_subject = ${subject}))::int as solved, max(created_at) as at
      from seen where key <> '' and (opened ? ${subject} or confirmed_subject = ${subject}) group by key),
    passing as (
      select (array_agg(query order by created_at desc))[1] as query, count(distinct coalesce(who, id::text))::int as times
      from seen where key <> '' and opened = '[]' and confirmed_subject is null and source <> 'suggest' group by key)
    select (select count(*)::int from teaching) as "taughtCount", (select count(*)::int from searching) as "searchedCount",
      coalesce((select json_agg(json_build_object('number', number, 'slug', slug, 'title', title)) from (
        select * from teaching order by same_problem_count desc, last_activity_at desc limit ${limit}) t), '[]') as taught,
      coalesce((select json_agg(json_build_object('query', left(query, 200), 'times', times, 'solved', solved, 'lastAt', at)) from (
        select * from searching order by times desc, at desc limit ${limit}) s), '[]') as searched,
      coalesce((select json_agg(json_build_object('query', left(query, 200), 'times', times)) from (
        select * from passing order by times desc, query limit ${limit}) p), '[]') as "passedOver"`);
  const row = rows[0]!;
  const isShowable = ({ query }: { query: string }) => privateLooking(query).length === 0;
  return {
    ...row,
    searched: row.searched.filter(isShowable).map((each) => ({ ...each, lastAt: new Date(each.lastAt) })),
    passedOver: row.passedOver.filter(isShowable),
  };
}
