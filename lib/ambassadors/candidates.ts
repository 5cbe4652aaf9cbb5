import { sql } from "drizzle-orm";
import { appointmentStands, moment } from "@/lib/accounts/standing-appointment";
import type { Context, Work } from "@/lib/context";
import { engine } from "@/lib/search";
import type { Candidate } from "./rules/routing";

/** As many similar solved questions as say something about who can answer this one. */
const SIMILAR = 30;
const RECENT_DAYS = 180;

/** Solved public questions like this one, by the site's own search. */
export async function similarSolved(
  ctx: Context,
  question: { id: number; title: string; body: string; language: string },
): Promise<number[]> {
  const { hits } = await engine(ctx.db).search({
    q: question.title,
    details: question.body.slice(0, 2_000),
    mode: "similar",
    language: question.language,
    filters: { kind: "question", solved: true },
    exclude: [`question:${question.id}`],
    limit: SIMILAR,
  });
  return hits.map((hit) => hit.id);
}

/**
 * Everybody with authority over the question's topic who speaks its language, is not its asker, has not answered it,
 * has not passed it over and has not been told of it yet.
 */
export async function candidatesFor(
  work: Work,
  questionId: number,
  similar: readonly number[],
): Promise<Candidate[]> {
  const now = moment(work.now);
  const solved = sql`select count(distinct x.question_id)::int from answers x
    join acceptances c on c.answer_id = x.id and c.ended_at is null and c.kind <> 'pending' where x.author_id = p.id`;
  const { rows } = await work.tx.execute<Candidate>(sql`
    select p.id, bool_or(a.topic_id = q.topic_id) as "isExactTopic",
      (${solved} and x.question_id = any(${sql.param([...similar])}::int[])) as "solvedSimilar",
      (${solved} and c.accepted_at > ${now} - make_interval(days => ${RECENT_DAYS})
        and x.question_id in (select o.id from questions o where o.topic_id = q.topic_id)) as "solvedOnTopic",
      (select count(*)::int from (
        select c.question_id from claims c where c.person_id = p.id and c.ended_at is null and c.expires_at > ${now}
        union select n.question_id from nudges n where n.person_id = p.id and n.sent_at > ${now} - interval '1 day'
          and not exists (select from answers x where x.question_id = n.question_id and x.author_id = p.id)
          and not exists (select from acceptances c where c.question_id = n.question_id and c.ended_at is null)
      ) waiting) as load
    from questions q join topics t on t.id = q.topic_id
    join appointments a on a.topic_id in (t.id, t.parent_id) and ${appointmentStands("a", now)}
      and exists (select from unnest(a.languages) spoken
        where lower(split_part(spoken, '-', 1)) = lower(split_part(q.language, '-', 1)))
    join people p on p.id = a.person_id and p.state = 'active'
    where q.id = ${questionId} and p.id <> q.asker_id
      and not exists (select from nudges n where n.question_id = q.id and n.person_id = p.id
        and (n.sent_at is not null or n.not_before is not null))
      and not exists (select from queue_skips s where s.question_id = q.id and s.person_id = p.id and s.until > ${now})
      and not exists (select from answers x where x.question_id = q.id and x.author_id = p.id and x.deleted_at is null)
    group by p.id, q.topic_id`);
  return rows;
}
