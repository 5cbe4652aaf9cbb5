import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { ambassadorWeight } from "../rules/work-reasons";
import { isOut, liveSince, onlyThis } from "./live";

export type ReadersWords = {
  yes: number;
  no: number;
  outdated: { weight: number; people: number; ambassadors: number };
  /** The latest of what readers wrote beside a no. */
  notes: string[];
};

/**
 * What readers said of the text that is live now. Everybody's yes and no counts; that it is out of date is only taken
 * from people who are signed in, and weighs more from ambassadors of the topic and from staff.
 */
export async function readersWords(db: Db | Tx, articleId?: number): Promise<Map<number, ReadersWords>> {
  const { rows } = await db.execute<ReadersWords & { id: number }>(sql`
    with said as (
      select f.article_id, f.person_id, f.solved, f.reason, f.created_at,
        f.person_id is not null and (f.reason = 'outdated' or f.reason like 'outdated: %') as outdated
      from article_feedback f join articles a on a.id = f.article_id
      where ${isOut("a")} and ${onlyThis(sql`a.id`, articleId)}
        and coalesce(f.version = a.version, f.created_at >= ${liveSince("a")})),
    weighed as (
      select s.*, s.outdated and (p.role <> 'customer' or exists (
        select from appointments x join topics t on t.id = x.topic_id
        join article_topics l on l.article_id = s.article_id
        join topics own on own.id = l.topic_id and t.id in (own.id, own.parent_id)
        where x.person_id = s.person_id and x.starts_at <= s.created_at
          and (x.ends_at is null or x.ends_at > s.created_at) and (x.ended_at is null or x.ended_at > s.created_at))) as weighs
      from said s left join people p on p.id = s.person_id)
    select article_id as id, (count(*) filter (where solved))::int as yes, (count(*) filter (where not solved))::int as no,
      json_build_object('people', count(*) filter (where outdated), 'ambassadors', count(*) filter (where weighs),
        'weight', count(*) filter (where outdated) + (count(*) filter (where weighs)) * ${ambassadorWeight - 1}::int) as outdated,
      coalesce((array_agg(regexp_replace(reason, '^[a-z_]+: ', '') order by created_at desc)
        filter (where not solved and reason is not null
          and reason !~ '^(unclear|not_my_case|did_not_work|outdated|other)$'))[1:3], '{}') as notes
    from weighed group by article_id`);
  return new Map(rows.map(({ id, ...words }) => [id, words]));
}
