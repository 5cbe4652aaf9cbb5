import { sql } from "drizzle-orm";
import { type Thread, thread } from "@/lib/community/queries/thread";
import { isOfTrail } from "@/lib/community/search-trail";
import type { Context, Person } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize, can } from "@/lib/policy";
import { similarQuestions } from "@/lib/search/queries/similar";
import { macros } from "./macros";
import { type OthersAtCase, othersAtCase } from "./others-at-case";

type PersonName = { name: string; handle: string | null };

/** One search of the asker before they wrote: what was shown, opened and set aside. */
export type TrailEntry = { query: string; at: string; shown: TrailHit[]; source: string };
export type TrailHit = {
  subject: string;
  title: string | null;
  path: string | null;
  opened: boolean;
  rejected: boolean;
  /** Why it did not help, in the asker's words. */
  because: string | null;
};

export type CaseFile = {
  id: number;
  state: string;
  grounds: string;
  reason: string | null;
  openedAt: string;
  openedBy: PersonName | null;
  team: { name: string; telephone: string | null };
  owner: (PersonName & { isMe: boolean }) | null;
  outcome: string | null;
  outcomeReason: string | null;
  causeCode: string | null;
  silenceUntil: string | null;
  reopenedCount: number;
  waitingOn: "customer" | "third_party" | null;
  waitingUntil: string | null;
  waitingReason: string | null;
  handBackAskedAt: string | null;
  /** A promise was missed: its owner owes a new one. */
  planRequiredAt: string | null;
  /** The case that took this one in, and those that this one took in. */
  mergedInto: { id: number; questionId: number } | null;
  mergedFrom: { id: number; questionId: number; title: string }[];
  /** Whom it could be given to. */
  agents: { id: string; name: string }[];
  teams: { id: number; name: string }[];
  promises: {
    id: number;
    what: string;
    why: string;
    dueAt: string;
    madeAt: string;
    by: string | null;
    outcome: string | null;
  }[];
  messages: {
    id: number;
    isNote: boolean;
    html: string;
    author: PersonName;
    fromAsker: boolean;
    saidTold: boolean;
    createdAt: string;
  }[];
  participants: PersonName[];
  /** Who else has it open now, and whether they write. */
  others: OthersAtCase;
  /** Titles of the macros that the reader may insert. */
  macros: string[];
  /** Solved questions about the same; null where it is not looked up, since the question is restricted. */
  similar: { id: number; title: string; href: string }[] | null;
  /** What the asker said after it was closed. */
  survey: { satisfaction: number; ease: number; comment: string } | null;
  /** The thread as the agent sees it, with private details. */
  thread: Thread;
  trail: TrailEntry[];
  customer: {
    name: string;
    handle: string;
    language: string;
    since: string;
    claims: Record<string, string>;
    questions: { id: number; slug: string; title: string; at: string; hadCase: boolean }[];
    /** Cases before this one, and what is promised to them in others. */
    cases: number;
    openPromises: { escalationId: number; what: string; dueAt: string }[];
  };
  history: { at: string; action: string; actor: string | null }[];
  may: {
    take: boolean;
    own: boolean;
    message: boolean;
    note: boolean;
    reopen: boolean;
    assign: boolean;
    setCause: boolean;
  };
};

type Row = Omit<CaseFile, "thread" | "trail" | "may" | "others" | "macros" | "similar"> & {
  questionId: number;
  teamId: number;
  trail: {
    query: string;
    at: string;
    source: string;
    shown: string[];
    opened: string[];
    rejected: string[];
    reasons: Record<string, string>;
  }[];
  titles: Record<string, { title: string; path: string }>;
};

/** Everything an agent should know before the first word: the case, its thread, what was searched, and who asks. */
export async function caseFile(ctx: Context, escalationId: number): Promise<CaseFile> {
  authorize(ctx.actor, "escalation.read");
  const me = ctx.actor as Person;
  const { rows } = await ctx.db.execute<Row & Record<string, unknown>>(statement(escalationId, me.id));
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  const told = await thread(ctx, row.questionId);
  const isLive = row.state !== "closed" && row.state !== "withdrawn";
  const ownerId = row.owner?.isMe ? me.id : null;
  return {
    ...row,
    thread: told,
    others: await othersAtCase(ctx, escalationId),
    macros: (await macros(ctx)).macros.map((macro) => macro.title),
    similar: await solvedLike(ctx, told),
    trail: row.trail.map((entry) => ({
      ...entry,
      shown: entry.shown.map((subject) => hit(subject, entry, row.titles)),
    })),
    may: {
      take: isLive && !row.owner,
      own: isLive && can(me, "escalation.own", { ownerId }),
      message: isLive && can(me, "escalation.message", { ownerId }),
      note: isLive && can(me, "escalation.note"),
      reopen: !isLive && !row.mergedInto,
      assign: isLive && can(me, "escalation.assign", { ownerId, teamId: row.teamId }),
      setCause: !isLive && !row.mergedInto && can(me, "escalation.cause"),
    },
  };
}

/** What a restricted question is about goes into no search, not even to find what is like it. */
async function solvedLike(ctx: Context, told: Thread): Promise<CaseFile["similar"]> {
  if (!told.isPublic) return null;
  const found = await similarQuestions(ctx, told.id, 8);
  return found.filter((each) => each.stage === "solved").map(({ id, title, href }) => ({ id, title, href }));
}

function hit(subject: string, entry: Row["trail"][number], titles: Row["titles"]): TrailHit {
  const known = titles[subject];
  return {
    subject,
    title: known?.title ?? null,
    path: known?.path ?? null,
    opened: entry.opened.includes(subject),
    rejected: entry.rejected.includes(subject),
    because: entry.reasons[subject] ?? null,
  };
}

const statement = (escalationId: number, me: string) => sql`
  select e.id, e.question_id as "questionId", e.state, e.grounds, e.reason, e.opened_at as "openedAt", e.outcome,
    e.outcome_reason as "outcomeReason", e.cause_code as "causeCode", e.silence_until as "silenceUntil",
    e.reopened_count as "reopenedCount", e.team_id as "teamId", e.waiting_on as "waitingOn", e.waiting_until as "waitingUntil", e.waiting_reason as "waitingReason",
    e.hand_back_asked_at as "handBackAskedAt", e.plan_required_at as "planRequiredAt",
    (select json_build_object('id', m.id, 'questionId', m.question_id) from escalations m where m.id = e.merged_into_id) as "mergedInto",
    coalesce((select json_agg(json_build_object('id', m.id, 'questionId', m.question_id, 'title', mq.title) order by m.id)
      from escalations m join questions mq on mq.id = m.question_id where m.merged_into_id = e.id), '[]') as "mergedFrom",
    coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name) from people p
      where p.role in ('agent', 'admin') and p.state = 'active' and p.id is distinct from e.owner_id), '[]') as agents,
    coalesce((select json_agg(json_build_object('id', x.id, 'name', x.name) order by x.name) from teams x), '[]') as teams,
    (select json_build_object('name', p.name, 'handle', p.handle) from people p where p.id = e.opened_by) as "openedBy",
    json_build_object('name', team.name, 'telephone', team.telephone) as team,
    (select json_build_object('name', p.name, 'handle', p.handle, 'isMe', p.id = ${me}) from people p where p.id = e.owner_id) as owner,
    coalesce((select json_agg(json_build_object('id', p.id, 'what', p.what, 'why', p.why, 'dueAt', p.due_at, 'madeAt', p.made_at,
        'by', (select name from people where id = p.agent_id), 'outcome', p.outcome) order by p.id desc)
      from promises p where p.escalation_id = e.id), '[]') as promises,
    coalesce((select json_agg(json_build_object('id', m.id, 'isNote', m.is_note, 'html', m.html, 'createdAt', m.created_at,
        'fromAsker', m.author_id in (q.asker_id, coalesce(e.asker_id, q.asker_id)),
        'saidTold', exists (select from asked_twice x where x.message_id = m.id and x.source = 'asker'), 'author', json_build_object('name', p.name, 'handle', p.handle)) order by m.id)
      from escalation_messages m join people p on p.id = m.author_id where m.escalation_id = e.id), '[]') as messages,
    coalesce((select json_agg(json_build_object('name', p.name, 'handle', p.handle) order by x.joined_at)
      from escalation_participants x join people p on p.id = x.person_id where x.escalation_id = e.id), '[]') as participants,
    coalesce((select json_agg(json_build_object('query', s.query, 'at', s.created_at, 'source', s.source, 'shown', s.shown,
        'opened', s.opened, 'rejected', s.rejected, 'reasons', s.reasons) order by s.id)
      from searches s where ${isOfTrail}), '[]') as trail,
    coalesce((select json_object_agg(x.subject, json_build_object('title', coalesce(a.title, o.title),
        'path', case when a.id is not null then '/articles/' || a.slug else '/questions/' || o.id || '/' || o.slug end))
      from (select distinct jsonb_array_elements_text(s.shown) as subject from searches s where ${isOfTrail}) x
      left join articles a on x.subject = 'article:' || a.id and a.status in ('published', 'needs_update')
      left join questions o on x.subject = 'question:' || o.id and o.visibility = 'public'
      where a.id is not null or o.id is not null), '{}') as titles,
    json_build_object('name', asker.name, 'handle', asker.handle, 'language', asker.language, 'since', asker.created_at,
      'claims', asker.claims,
      'cases', (select count(*) from escalations oe join questions oq on oq.id = oe.question_id
        where oq.asker_id = asker.id and oe.id < e.id),
      'openPromises', coalesce((select json_agg(json_build_object('escalationId', oe.id, 'what', op.what, 'dueAt', op.due_at) order by op.due_at)
        from promises op join escalations oe on oe.id = op.escalation_id join questions oq on oq.id = oe.question_id
        where oq.asker_id = asker.id and oe.id <> e.id and op.outcome is null), '[]'),
      'questions', coalesce((
        select json_agg(json_build_object('id', o.id, 'slug', o.slug, 'title', o.title, 'at', o.asked_at,
          'hadCase', exists (select 1 from escalations oe where oe.question_id = o.id)) order by o.id desc)
        from (select * from questions o where o.asker_id = asker.id and o.id <> q.id and o.asked_at is not null
          order by o.id desc limit 5) o), '[]')) as customer,
    (select json_build_object('satisfaction', s.satisfaction, 'ease', s.ease, 'comment', s.comment)
      from case_surveys s where s.escalation_id = e.id and s.answered_at is not null) as survey,
    coalesce((select json_agg(json_build_object('at', h.at, 'action', h.action, 'actor', h.name) order by h.id desc)
      from (select a.id, a.at, a.action, p.name from audit a left join people p on p.id = a.actor_id
        where a.subject in ('escalation:' || e.id, 'question:' || q.id) order by a.id desc limit 40) h), '[]') as history
  from escalations e
  join questions q on q.id = e.question_id
  join teams team on team.id = e.team_id
  join people asker on asker.id = coalesce(e.asker_id, q.asker_id)
  where e.id = ${escalationId}`;
