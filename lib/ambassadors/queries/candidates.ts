import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { visibleAnswer, visibleQuestion } from "@/lib/search/visible";
import { type Evidence, promise } from "../rules/scouting";

export type ScoutedPerson = {
  id: string;
  name: string;
  handle: string;
  state: "active" | "staged";
  languages: string[];
  topics: { id: number; name: string; helped: number }[];
  lastAt: Date;
  /** On their way already: asked by an admin, or by their own wish. */
  onTheWay: "invited" | "applied" | null;
  evidence: Evidence;
  score: number;
  /** Their part of all answers that others than the asker gave on this site, from 0 to 1. */
  share: number;
};

/** More people than a company would talk to at once. */
const MOST = 25;
/** Below this nobody can say anything about somebody's answers. */
const FEWEST_QUESTIONS = 3;

/**
 * Who is no ambassador and no staff, and whose answers helped others most, with what that rests on. Staged members count
 * as well: history that was brought in knows its helpers by their posts.
 */
export async function scoutedPeople(
  ctx: Context,
): Promise<{ people: ScoutedPerson[]; answers: number; questions: number }> {
  authorize(ctx.actor, "programme.read");
  const { rows } = await ctx.db.execute<Record<string, unknown>>(sql`
    with given as (
      select a.id, a.author_id, a.question_id, a.language, a.posted_at, a.worked_count, a.imported_helpful,
        q.topic_id, a.id = max(a.id) over (partition by a.question_id) as is_last
      from answers a join questions q on q.id = a.question_id and ${visibleQuestion("q")}
      where a.author_id <> q.asker_id and ${visibleAnswer("a")}
    ), total as (select count(*)::int as answers, count(distinct question_id)::int as questions from given)
    select p.id, p.name, p.handle::text, p.state, sum(g.helped)::int as helped, sum(g.answers)::int as answers,
      sum(g.rested)::int as rested, sum(g.worked)::int as worked, sum(g.helpful)::int as helpful,
      sum(g.accepted)::int as accepted, max(g.last_at) as last_at, total.answers as all_answers,
      total.questions as all_questions,
      (select case when f.invited_by is null then 'applied' else 'invited' end from applications f
        where f.person_id = p.id and f.decided_at is null) as on_the_way,
      (select array_agg(distinct x.language) from given x where x.author_id = p.id) as languages,
      coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'helped', g.helped)
        order by g.helped desc, t.id) filter (where t.id is not null), '[]') as topics
    from (
      select g.author_id, g.topic_id, count(distinct g.question_id) as helped, count(*) as answers,
        count(*) filter (where g.is_last) as rested, sum(g.worked_count) as worked, sum(g.imported_helpful) as helpful,
        count(c.id) as accepted, max(g.posted_at) as last_at
      from given g left join acceptances c on c.answer_id = g.id and c.ended_at is null and c.kind <> 'pending'
      group by 1, 2
    ) g cross join total
    join people p on p.id = g.author_id and p.role = 'customer' and p.state in ('active', 'staged')
      and not exists (select from appointments m where m.person_id = p.id and m.ended_at is null)
    left join topics t on t.id = g.topic_id
    group by p.id, total.answers, total.questions having sum(g.helped) >= ${FEWEST_QUESTIONS}
    order by sum(g.accepted) * 10 + sum(g.worked) * 3 + sum(g.helpful) + sum(g.rested) * 0.5 desc, p.id limit ${4 * MOST}`);
  const people = rows
    .map(toPerson)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, MOST);
  return {
    people,
    answers: Number(rows[0]?.all_answers ?? 0),
    questions: Number(rows[0]?.all_questions ?? 0),
  };
}

function toPerson(row: Record<string, unknown>): ScoutedPerson {
  const number = (name: string) => Number(row[name] ?? 0);
  const evidence: Evidence = {
    questions: number("helped"),
    answers: number("answers"),
    accepted: number("accepted"),
    worked: number("worked"),
    helpful: number("helpful"),
    rested: number("rested"),
  };
  return {
    id: row.id as string,
    name: row.name as string,
    handle: row.handle as string,
    state: row.state as ScoutedPerson["state"],
    languages: row.languages as string[],
    topics: (row.topics as ScoutedPerson["topics"]).slice(0, 3),
    lastAt: new Date(row.last_at as string),
    onTheWay: row.on_the_way as ScoutedPerson["onTheWay"],
    evidence,
    score: promise(evidence),
    share: number("all_answers") > 0 ? evidence.answers / number("all_answers") : 0,
  };
}
