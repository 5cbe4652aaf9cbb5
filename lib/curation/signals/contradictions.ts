import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { visibleAnswer, visibleQuestion } from "@/lib/search/visible";
import { isOut, liveSince, onlyThis } from "./live";

export type Contradiction = {
  number: number;
  slug: string;
  title: string;
  answerId: number;
  acceptedAt: string;
  /** The asker had read the article and accepted an answer all the same, or the answer's author calls it out of date. */
  because: "asker_had_read" | "asker_was_shown" | "author_says_outdated";
};

/**
 * Accepted answers that are newer than the text that is live, on questions that the article belongs to: where the asker
 * accepted them although they had the article before their eyes, or where their author has marked it as out of date.
 * An answer that leads to the article itself says the same as the article.
 */
export async function contradictions(db: Db | Tx, articleId?: number): Promise<Map<number, Contradiction[]>> {
  const { rows } = await db.execute<{ id: number; found: Contradiction[] }>(sql`
    with trails as (
      select s.question_id, split_part(x.subject, ':', 2)::int as article_id, s.opened ? x.subject as opened
      from searches s cross join lateral (
        select distinct jsonb_array_elements_text(s.shown || s.opened) as subject) x
      where s.question_id is not null and x.subject ~ '^article:[0-9]{1,9}$'
      union all
      select question_id, article_id, true from article_contacts),
    linked as (
      select question_id, article_id from question_articles
      union select m.question_id, g.article_id from repeat_members m join repeat_groups g on g.id = m.group_id
        where g.article_id is not null
      union select question_id, article_id from article_sources),
    suspects as (
      select t.question_id, t.article_id, null::text as author_id,
        case when bool_or(t.opened) then 'asker_had_read' else 'asker_was_shown' end as because
      from trails t where t.opened or exists (select from linked l
        where l.question_id = t.question_id and l.article_id = t.article_id)
      group by t.question_id, t.article_id
      union all
      select l.question_id, l.article_id, f.person_id, 'author_says_outdated'
      from article_feedback f join linked l on l.article_id = f.article_id
      join articles a on a.id = f.article_id
      where f.person_id is not null and not f.solved and (f.reason = 'outdated' or f.reason like 'outdated: %')
        and coalesce(f.version = a.version, f.created_at >= ${liveSince("a")})),
    found as (
      select distinct on (a.id, q.id) a.id, q.id as number, q.slug, q.title, n.id as answer_id, x.accepted_at, s.because
      from suspects s join articles a on a.id = s.article_id and ${isOut("a")} and ${onlyThis(sql`a.id`, articleId)}
      join questions q on q.id = s.question_id and ${visibleQuestion("q")} and q.imported_at is null
      join acceptances x on x.question_id = q.id and x.ended_at is null and x.kind = 'firm'
      join answers n on n.id = x.answer_id and ${visibleAnswer("n")}
      where n.posted_at > ${liveSince("a")}
        and case when s.author_id is null then x.accepted_by = q.asker_id else n.author_id = s.author_id end
        and position('/articles/' || a.slug::text in n.body) = 0
      order by a.id, q.id, s.because)
    select id, json_agg(json_build_object('number', number, 'slug', slug, 'title', title, 'answerId', answer_id,
      'acceptedAt', accepted_at, 'because', because) order by accepted_at desc) as found
    from found group by id`);
  return new Map(rows.map(({ id, found }) => [id, found]));
}
