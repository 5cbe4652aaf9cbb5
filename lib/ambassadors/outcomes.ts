import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { visibleAnswer, visibleQuestion } from "@/lib/search/visible";
import type { Outcome } from "./rules/standing";
import { quarterOf } from "./rules/standing";

type Row = Omit<Outcome, "at" | "isReciprocal"> & { at: string };

/** Answers that count: public, written since the author's first appointment, not to themselves, no sleeping history. */
const counted = (personId: string): SQL => sql`
  answers a join questions q on q.id = a.question_id and q.asker_id <> a.author_id
    and (q.imported_at is null or q.woken_at is not null) and ${visibleQuestion("q")}
  where a.author_id = ${personId} and ${visibleAnswer("a")}
    and a.posted_at >= (select min(starts_at) from appointments where person_id = ${personId})`;

/** Everything that a person's answers as an ambassador brought about, as it stands now. */
export async function outcomesOf(db: Pick<Db, "execute">, personId: string): Promise<Outcome[]> {
  const { rows } = await db.execute<Row>(sql`
    with mine as (select a.id, a.question_id, q.asker_id, p.created_at as asker_since
      from people p, ${sql`(select a.id, a.question_id, q.asker_id from ${counted(personId)})`} a
        join questions q on q.id = a.question_id
      where p.id = q.asker_id)
    select 'accepted:answer:' || m.id as key, case c.kind when 'firm' then 'accepted' else 'provisional' end as kind,
      m.id as "answerId", to_json(c.accepted_at) #>> '{}' as at, m.asker_id as "otherId", null::int as stars,
      m.asker_since > c.accepted_at - interval '1 day' as "isNewAccount"
    from mine m join acceptances c on c.answer_id = m.id and c.ended_at is null and c.kind <> 'pending'
    union all
    select 'contested:' || c.id, 'contested', m.id, to_json(c.ended_at) #>> '{}', m.asker_id, null, false
    from mine m join acceptances c on c.answer_id = m.id and c.ended_reason = 'contested'
    union all
    select 'worked:' || m.id || ':' || w.person_id, 'worked', m.id, to_json(w.created_at) #>> '{}', w.person_id, null,
      p.created_at > w.created_at - interval '1 day'
    from mine m join worked_for_me w on w.answer_id = m.id join people p on p.id = w.person_id
    union all
    select 'rating:' || m.id || ':' || r.person_id, 'rating', m.id, to_json(r.at) #>> '{}', r.person_id, r.stars, false
    from mine m join answer_ratings r on r.answer_id = m.id and r.person_id = m.asker_id
    union all
    select 'article:' || g.article_id, 'article', min(m.id), to_json(min(g.created_at)) #>> '{}', null, null, false
    from mine m join article_answers g on g.answer_id = m.id
      join articles k on k.id = g.article_id and k.status in ('published', 'needs_update')
    group by g.article_id`);
  const mutual = await solversOf(db, personId);
  return rows.map(({ at, stars, ...row }) => {
    const moment = new Date(at);
    return {
      ...row,
      at: moment,
      ...(stars != null && { stars }),
      isReciprocal: row.otherId !== null && mutual.has(`${row.otherId} ${quarterOf(moment)}`),
    };
  });
}

/** `{person} {quarter}` of everybody whose answer this person has accepted or said worked. */
async function solversOf(db: Pick<Db, "execute">, personId: string): Promise<Set<string>> {
  const { rows } = await db.execute<{ id: string; at: string }>(sql`
    select a.author_id as id, c.accepted_at as at from acceptances c join answers a on a.id = c.answer_id
      where c.accepted_by = ${personId} and c.ended_at is null
    union all
    select a.author_id, w.created_at from worked_for_me w join answers a on a.id = w.answer_id
      where w.person_id = ${personId}`);
  return new Set(rows.map((row) => `${row.id} ${quarterOf(new Date(row.at))}`));
}
