import { sql } from "drizzle-orm";
import { type Context, transaction } from "@/lib/context";
import { visibleQuestion } from "@/lib/search/visible";

/** A contact within so many hours of reading counts against the article. */
export const soonHours = 24;
/** Each run looks at the contacts of the last two days again: a missed run is made up for, and nothing counts twice. */
const lookedDays = 2;

/**
 * Notes who asked a question, or came to the staff with one, within a day of reading an article: from one of their
 * searches that opened it, or on its page while signed in. Not if they said that it solved theirs, and never for a
 * question that not everybody may read. What was read is forgotten after three days.
 */
export async function noteContacts(ctx: Context): Promise<number> {
  return transaction(ctx, async (work) => {
    const now = sql`${work.now.toISOString()}::timestamptz`;
    const soon = sql`make_interval(hours => ${soonHours})`;
    const looked = sql`make_interval(days => ${lookedDays})`;
    const noted = await work.tx.execute(sql`
      with contacts as materialized (
        select q.id as question_id, q.asker_id as person_id, 'question' as kind, q.asked_at as at from questions q
        where q.asked_at between ${now} - ${looked} and ${now} and q.imported_at is null and ${visibleQuestion("q")}
        union all
        select q.id, c.person_id, 'escalation', c.at from (
          select e.question_id, coalesce(e.asker_id, (select asker_id from questions where id = e.question_id)) as person_id, e.opened_at as at
          from escalations e where e.opened_at between ${now} - ${looked} and ${now}
          union all
          select e.question_id, p.person_id, p.joined_at
          from escalation_participants p join escalations e on e.id = p.escalation_id
          where p.joined_at between ${now} - ${looked} and ${now}) c
        join questions q on q.id = c.question_id and ${visibleQuestion("q")}),
      -- Before somebody signs in to ask, their searches carry only what tells visitors apart for a day.
      searchers as materialized (
        select distinct c.question_id, c.person_id, s.visitor_key
        from contacts c join searches s on s.person_id = c.person_id and s.visitor_key is not null
          and s.created_at between c.at - ${soon} and c.at + interval '1 hour'),
      searched as (
        select c.*, s.opened, s.confirmed_subject, s.created_at as read_at from contacts c
        join searches s on s.person_id = c.person_id and s.created_at between c.at - ${soon} and c.at
        where s.opened <> '[]'
        union all
        select c.*, s.opened, s.confirmed_subject, s.created_at from contacts c
        join searchers v on v.question_id = c.question_id and v.person_id = c.person_id
        join searches s on s.visitor_key = v.visitor_key and s.person_id is null
          and s.created_at between c.at - ${soon} and c.at
        where s.opened <> '[]'),
      read as (
        select split_part(subject, ':', 2)::int as article_id, s.question_id, s.person_id, s.kind, 'search' as via, s.at
        from searched s cross join lateral jsonb_array_elements_text(s.opened) subject
        where subject ~ '^article:[0-9]{1,9}$' and s.confirmed_subject is distinct from subject
        union all
        select r.article_id, c.question_id, c.person_id, c.kind, 'page', c.at
        from contacts c join article_reads r on r.person_id = c.person_id and r.read_at between c.at - ${soon} and c.at)
      insert into article_contacts (article_id, question_id, person_id, kind, via, contact_at)
      select distinct on (r.article_id, r.question_id, r.person_id)
        r.article_id, r.question_id, r.person_id, r.kind, r.via, r.at
      from read r join articles a on a.id = r.article_id
      where not exists (select from article_feedback f
        where f.article_id = r.article_id and f.person_id = r.person_id and f.solved)
      order by r.article_id, r.question_id, r.person_id, r.at, r.via desc
      on conflict do nothing`);
    await work.tx.execute(sql`delete from article_reads where read_at < ${now} - ${looked} - ${soon}`);
    return noted.rowCount ?? 0;
  });
}
