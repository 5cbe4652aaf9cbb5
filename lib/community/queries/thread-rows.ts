import { sql } from "drizzle-orm";
import { speakerSql } from "@/lib/accounts/speaker-sql";
import type { Context, Person } from "@/lib/context";
import { readableArticle } from "@/lib/search/visible";
import { commentMark } from "../comment-mark-sql";

export const ANSWERS_A_PAGE = 30;

export type PersonRow = { id: string; name: string; handle: string | null };
type PostRow = {
  id: number;
  author: PersonRow;
  html: string;
  at: string;
  edited: boolean;
  held: boolean;
  hidden: string | null;
  /** Its author has asked for a second look at the hiding, and nobody has decided. */
  appealed: boolean;
  /** Its asker has said that they had told this already; for them, the author and staff. */
  saidTold: boolean;
};
export type AnswerRow = PostRow & {
  mark: "ambassador" | "staff" | null;
  language: string;
  failedAt: string | null;
  failedBecause: string | null;
  helpful: number;
  worked: number;
  votedHelpful: boolean;
  saidWorked: boolean;
};
export type CommentRow = PostRow & { answerId: number | null; mark: "ambassador" | "staff" | null };
export type LinkedQuestion = { number: number; slug: string; title: string };
export type LinkedArticle = { id: number; slug: string; title: string };

export type ThreadRow = {
  now: string;
  id: number;
  title: string;
  slug: string;
  html: string;
  language: string;
  version: number;
  same_problem_count: number;
  created_at: string;
  held_reason: string | null;
  hidden_reason: string | null;
  close_reason: string | null;
  appealed: boolean;
  closed_by: PersonRow | null;
  gate_due_at: string | null;
  asker: PersonRow;
  topic: {
    id: number;
    slug: string;
    name: string;
    parentSlug: string | null;
    parentName: string | null;
  } | null;
  answers: AnswerRow[] | null;
  answer_total: number;
  public_answers: number;
  comments: CommentRow[] | null;
  accepted_by: (PersonRow & { isStaff: boolean }) | null;
  accepted_article: LinkedArticle | null;
  /** What waits for the owner of its case has not solved it yet. */
  canonical: (LinkedQuestion & { isSolved: boolean }) | null;
  claim: (PersonRow & { expiresAt: string }) | null;
  proposal: {
    id: number;
    by: PersonRow;
    at: string;
    question: LinkedQuestion | null;
    article: LinkedArticle | null;
  } | null;
  info: { by: PersonRow; words: string; until: string } | null;
  known_issue: string | null;
  follow_up_of: LinkedQuestion | null;
  articles: (LinkedArticle & { language: string; grewHere: boolean })[] | null;
  same_problem: boolean;
  /** Has joined the case that is live. */
  takes_part: boolean;
  follows: boolean;
  support: SupportRow | null;
  messages: MessageRow[] | null;
  details: { id: number; by: PersonRow; body: string; at: string }[] | null;
};
export type SupportRow = {
  id: number;
  owner: PersonRow | null;
  team: { name: string; telephone: string | null; openingHours: string | null };
  promises: { what: string; why: string; dueAt: string; byTeam: boolean; agent: string | null }[] | null;
  missed: string | null;
  /** Why it should go back to the community, while the asker is asked. */
  handBackReason: string | null;
  waitingReason: string | null;
};
export type MessageRow = {
  id: number;
  by: PersonRow;
  html: string;
  at: string;
  isNote: boolean;
  fromStaff: boolean;
  /** The asker has said that they had told this already. */
  saidTold: boolean;
};

const person = (alias: string) => {
  const p = sql.raw(alias);
  return sql`json_build_object('id', ${p}.id, 'name', ${p}.name,
    'handle', case when ${p}.state = 'erased' then null else ${p}.handle end)`;
};

const appealed = (type: "question" | "answer" | "comment", alias: string) =>
  sql`exists (select from appeals f where f.post_type = ${type} and f.post_id = ${sql.raw(alias)}.id and f.decided_at is null)`;

/**
 * Everything that a thread shows, in one statement. What only some may see is left out here, in the database: hidden
 * and held posts are for their authors and staff, private things for the asker and agents.
 */
export async function readThread(ctx: Context, id: number, page: number): Promise<ThreadRow | null> {
  const actor: Person | null = ctx.actor.kind === "person" ? ctx.actor : null;
  const viewer = actor?.id ?? "";
  const isStaff = actor !== null && actor.role !== "customer";
  const isAgent = actor?.role === "agent" || actor?.role === "admin";
  const clock = ctx.clock?.().toISOString() ?? null;
  const saidTold = (type: "answer" | "comment", alias: string) => {
    const post = sql.identifier(alias);
    return sql`(mine.asks or ${isStaff}::boolean or ${post}.author_id = ${viewer}) and exists (select from asked_twice x
      where x.${sql.raw(`${type}_id`)} = ${post}.id and x.source = 'asker')`;
  };
  const { rows } = await ctx.db.execute<ThreadRow>(sql`
    with q as materialized (select * from questions where id = ${id}),
    clock as (select coalesce(${clock}::timestamptz, now()) as now),
    acc as materialized (select * from acceptances where question_id = ${id} and ended_at is null),
    seen as materialized (
      select a.* from answers a
      where a.question_id = ${id} and a.deleted_at is null
        and ((a.posted_at is not null and a.hidden_at is null) or a.author_id = ${viewer} or ${isStaff}::boolean)),
    page as materialized (
      select row_number() over (order by (s.id = (select answer_id from acc)) desc nulls last,
          s.vote_count + s.imported_helpful desc, coalesce(s.posted_at, s.created_at), s.id) as place, s.*
      from seen s order by place limit ${ANSWERS_A_PAGE} offset ${(page - 1) * ANSWERS_A_PAGE}),
    speaker as (select ${speakerSql("q")} as id from q),
    mine as (select id = ${viewer} as asks, id = ${viewer} or ${isAgent}::boolean as private from speaker),
    live as materialized (select * from escalations where question_id = ${id} and state not in ('closed', 'withdrawn'))
    select to_json(clock.now) as now, q.id, q.title, q.slug, q.html, q.language, q.version,
      q.same_problem_count, to_json(q.created_at) as created_at, q.held_reason, q.hidden_reason, q.close_reason,
      (q.hidden_at is not null or q.closed_at is not null) and ${appealed("question", "q")} as appealed,
      to_json(q.gate_due_at) as gate_due_at, ${person("asker")} as asker,
      (select ${person("p")} from people p where p.id = q.closed_by) as closed_by,
      case when t.id is not null then json_build_object('id', t.id, 'slug', t.slug, 'name', t.name,
        'parentSlug', parent.slug, 'parentName', parent.name) end as topic,
      (select json_agg(json_build_object('id', a.id, 'author', ${person("p")}, 'html', a.html, 'mark', a.author_mark,
          'language', a.language, 'at', coalesce(a.posted_at, a.created_at), 'edited', a.version > 1,
          'held', a.posted_at is null, 'hidden', case when a.hidden_at is not null then coalesce(a.hidden_reason, '') end,
          'appealed', a.hidden_at is not null and ${appealed("answer", "a")},
          'saidTold', ${saidTold("answer", "a")}, 'failedAt', a.did_not_work_at, 'failedBecause', a.did_not_work_reason,
          'helpful', a.vote_count + a.imported_helpful, 'worked', a.worked_count,
          'votedHelpful', exists (select 1 from votes v where v.answer_id = a.id and v.person_id = ${viewer}),
          'saidWorked', exists (select 1 from worked_for_me w where w.answer_id = a.id and w.person_id = ${viewer}))
          order by a.place)
        from page a join people p on p.id = a.author_id) as answers,
      (select count(*)::int from seen) as answer_total,
      (select count(*)::int from seen where posted_at is not null and hidden_at is null) as public_answers,
      (select json_agg(json_build_object('id', c.id, 'answerId', c.answer_id, 'author', ${person("p")}, 'html', c.html,
          'at', c.created_at, 'edited', c.version > 1, 'held', c.held_at is not null,
          'hidden', case when c.hidden_at is not null then coalesce(c.hidden_reason, '') end,
          'appealed', c.hidden_at is not null and ${appealed("comment", "c")},
          'saidTold', ${saidTold("comment", "c")}, 'mark', ${commentMark("p", "t", sql`clock.now`)})
          order by c.created_at, c.id)
        from comments c join people p on p.id = c.author_id
        where c.question_id = q.id and c.deleted_at is null
          and (c.answer_id is null or c.answer_id in (select id from page))
          and ((c.held_at is null and c.hidden_at is null) or c.author_id = ${viewer} or ${isStaff}::boolean)) as comments,
      (select json_build_object('id', p.id, 'name', p.name, 'handle', case when p.state = 'erased' then null else p.handle end,
          'isStaff', p.role <> 'customer')
        from acc join people p on p.id = acc.accepted_by) as accepted_by,
      (select json_build_object('id', r.id, 'slug', r.slug, 'title', r.title) from acc join articles r on r.id = acc.article_id
        where ${readableArticle("r", ctx.actor)}) as accepted_article,
      (select json_build_object('number', d.id, 'slug', d.slug, 'title', d.title, 'isSolved', exists (select from acceptances c
          where c.question_id = d.id and c.ended_at is null and c.kind <> 'pending')) from questions d
        where d.id = coalesce(q.duplicate_of_id, (select canonical_id from acc)) and d.visibility = 'public'
          and d.asked_at is not null and d.held_at is null and d.hidden_at is null) as canonical,
      (select json_build_object('id', p.id, 'name', p.name, 'handle', p.handle, 'expiresAt', c.expires_at)
        from claims c join people p on p.id = c.person_id
        where c.question_id = q.id and c.ended_at is null and c.expires_at > clock.now) as claim,
      (select json_build_object('id', d.id, 'by', ${person("p")}, 'at', d.proposed_at,
          'question', case when o.id is not null then json_build_object('number', o.id, 'slug', o.slug, 'title', o.title) end,
          'article', case when r.id is not null then json_build_object('id', r.id, 'slug', r.slug, 'title', r.title) end)
        from duplicate_proposals d join people p on p.id = d.proposed_by
        left join questions o on o.id = d.canonical_id and o.visibility = 'public' and o.asked_at is not null
          and o.held_at is null and o.hidden_at is null
        left join articles r on r.id = d.article_id and ${readableArticle("r", ctx.actor)}
        where d.question_id = q.id and d.decided_at is null and num_nonnulls(o.id, r.id) = 1
        order by d.id desc limit 1) as proposal,
      (select json_build_object('by', ${person("p")}, 'words', i.body, 'until', i.until)
        from info_requests i join people p on p.id = i.person_id where i.question_id = q.id and i.ended_at is null) as info,
      (select message from known_issues k where k.question_id = q.id and k.ended_at is null) as known_issue,
      (select json_build_object('number', f.id, 'slug', f.slug, 'title', f.title) from questions f
        where f.id = q.follow_up_of_id and f.hidden_at is null and f.held_at is null
          and (f.visibility = 'public' or f.asker_id = ${viewer} or ${isAgent}::boolean)) as follow_up_of,
      (select json_agg(json_build_object('id', r.id, 'slug', r.slug, 'title', r.title, 'language', r.language,
          'grewHere', exists (select from article_sources s where s.article_id = r.id and s.question_id = q.id))
          order by qa.created_at, r.id)
        from question_articles qa join articles r on r.id = qa.article_id
        where qa.question_id = q.id and ${readableArticle("r", ctx.actor)}) as articles,
      exists (select 1 from same_problems s where s.question_id = q.id and s.person_id = ${viewer}) as same_problem,
      exists (select 1 from escalation_participants x join live on live.id = x.escalation_id where x.person_id = ${viewer}) as takes_part,
      exists (select 1 from subscriptions s where s.question_id = q.id and s.person_id = ${viewer}) as follows,
      case when mine.private then (
        select json_build_object('id', e.id,
          'owner', (select ${person("p")} from people p where p.id = e.owner_id),
          'team', json_build_object('name', team.name, 'telephone', team.telephone, 'openingHours', team.opening_hours),
          'waitingReason', case when e.state = 'waiting' then e.waiting_reason end,
          'handBackReason', case when e.hand_back_asked_at is not null then e.hand_back_reason end,
          'missed', (select max(due_at) from promises m where m.escalation_id = e.id and m.outcome = 'missed'),
          'promises', (select json_agg(json_build_object('what', m.what, 'why', m.why, 'dueAt', m.due_at,
              'byTeam', m.agent_id is null, 'agent', p.name) order by m.due_at)
            from promises m left join people p on p.id = m.agent_id
            where m.escalation_id = e.id and m.outcome is null))
        from live e join teams team on team.id = e.team_id) end as support,
      case when mine.private then (
        select json_agg(json_build_object('id', m.id, 'by', ${person("p")}, 'html', m.html, 'at', m.created_at,
            'isNote', m.is_note, 'fromStaff', m.author_id not in (q.asker_id, speaker.id),
            'saidTold', exists (select from asked_twice x where x.message_id = m.id and x.source = 'asker')) order by m.created_at, m.id)
        from escalation_messages m join escalations e on e.id = m.escalation_id join people p on p.id = m.author_id
        where e.question_id = q.id and (not m.is_note or not mine.asks)) end as messages,
      case when mine.private then (
        select json_agg(json_build_object('id', d.id, 'by', ${person("p")}, 'body', d.body, 'at', d.created_at) order by d.id)
        from private_details d join people p on p.id = d.person_id
        where d.question_id = q.id and (d.person_id = ${viewer} or ${isAgent}::boolean)) end as details
    from q cross join clock cross join speaker cross join mine
    join people asker on asker.id = q.asker_id
    left join topics t on t.id = q.topic_id
    left join topics parent on parent.id = t.parent_id`);
  return rows[0] ?? null;
}
