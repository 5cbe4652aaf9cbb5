import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { visibleQuestion } from "@/lib/search/visible";
import { isOut, liveSince, onlyThis, signDays } from "./live";

export type AskedAfter = {
  people: number;
  escalated: number;
  /** The latest of what they asked. */
  questions: { number: number; slug: string; title: string }[];
};

/**
 * Who asked, or came to the staff, within a day of reading the text that is live now. Whoever has said since that it
 * solved theirs is taken out again, and so is a question that not everybody may read any more.
 */
export async function askedAfter(
  db: Db | Tx,
  now: Date,
  articleId?: number,
): Promise<Map<number, AskedAfter>> {
  const { rows } = await db.execute<AskedAfter & { id: number }>(sql`
    with counted as (
      select c.article_id, c.person_id, c.kind, c.contact_at, q.id as question_id, q.slug, q.title
      from article_contacts c join articles a on a.id = c.article_id and ${isOut("a")}
      join questions q on q.id = c.question_id and ${visibleQuestion("q")}
      where ${onlyThis(sql`c.article_id`, articleId)} and c.contact_at >= ${liveSince("a")}
        and c.contact_at > ${now.toISOString()}::timestamptz - make_interval(days => ${signDays})
        and not exists (select from article_feedback f
          where f.article_id = c.article_id and f.person_id = c.person_id and f.solved)
        and not exists (select from acceptances x
          where x.question_id = c.question_id and x.article_id = c.article_id and x.ended_at is null))
    select article_id as id, count(distinct person_id)::int as people,
      (count(distinct person_id) filter (where kind = 'escalation'))::int as escalated,
      (select json_agg(json_build_object('number', question_id, 'slug', slug, 'title', title)) from (
        select distinct on (question_id) o.question_id, o.slug, o.title from counted o
        where o.article_id = counted.article_id order by o.question_id desc limit 3) x) as questions
    from counted group by article_id`);
  return new Map(rows.map(({ id, ...found }) => [id, found]));
}
