import { type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import type { Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import type { PolicyFacts } from "@/lib/policy";
import type { Calendar } from "./calendar/calendar";
import { isCoveredSql } from "./coverage";
import { type GateChanges, type GateRules, gateRules, type RuleName } from "./gate-rules";
import { type Facts, speakerOf } from "./lifecycle";

/** A question as rows, as the rules see it, and the rules of its topic. */
export type Known = {
  facts: Facts;
  rules: GateRules;
  policy: NonNullable<PolicyFacts["question"]>;
  row: { title: string; slug: string; version: number; language: string };
};

/**
 * Reads one question under its row's lock: nobody else can change it until the transaction ends. `no key`, because rows
 * that only refer to the question (a follower, a group of repeats) neither wait for this nor hold it up.
 */
export async function lockQuestion(work: Work, questionId: number): Promise<Known> {
  // Two statements on purpose: a statement that waits for a lock goes on with the picture it took before waiting.
  const { rows } = await work.tx.execute<{ now: Date }>(
    sql`select clock_timestamp() as now from (select id from questions where id = ${questionId} for no key update) locked`,
  );
  if (rows.length === 0) throw new Refusal("not_found");
  // Whoever waited must not write a time before that of the one they waited for.
  if (!work.clock) work.now = new Date(rows[0]!.now);
  const found = await read(work.tx, sql`q.id = ${questionId}`, work.now);
  return found.get(questionId)!;
}

/** Reads many questions as they stand, without locking; as of `now` where a test's clock differs from the database's. */
export const readQuestions = (
  db: Db | Tx,
  ids: readonly number[],
  now?: Date,
): Promise<Map<number, Known>> => (ids.length ? read(db, whereIdIn(ids), now) : Promise.resolve(new Map()));

/** One id as itself: a list could be of any length, so the database would plan this long statement anew each time. */
const whereIdIn = (ids: readonly number[]): SQL =>
  ids.length === 1 ? sql`q.id = ${ids[0]}` : sql`q.id = any(${sql.param([...ids])}::int[])`;

type Json = string | null;
type FactRow = {
  id: number;
  title: string;
  slug: string;
  version: number;
  language: string;
  asker_id: string;
  asker_state: string;
  visibility: "public" | "restricted";
  topic_id: number | null;
  times: Record<string, Json>;
  closed_by: string | null;
  urgent_mark: string | null;
  gate_rule: RuleName | null;
  gate_shown: { R1?: string; R2?: string; R6?: string };
  answers: { id: number; authorId: string; postedAt: Json; removedAt: Json; didNotWorkAt: Json }[] | null;
  acceptance: Dated<NonNullable<Facts["acceptance"]>> | null;
  contests: { answerId: number | null; at: string }[] | null;
  certificates: { personId: string; cause: string; at: string }[] | null;
  info_requests: Dated<Facts["infoRequests"][number]>[] | null;
  demand: string[] | null;
  is_covered: boolean;
  duplicates_since: Json;
  calendar: Calendar | null;
  duplicate_of: { id: number; isAccepted: boolean; at: Json } | null;
  escalation: Dated<NonNullable<Facts["escalation"]>> | null;
  promises: { id: number; agentId: string | null; dueAt: string; remindedAt: Json }[] | null;
  site_gate: GateChanges | null;
  parent_gate: GateChanges | null;
  topic_gate: GateChanges | null;
};
/** The same shape as JSON brings it. */
type Dated<T> = { [K in keyof T]: T[K] extends Date | null ? string | null : T[K] };

async function read(db: Db | Tx, where: SQL, at?: Date): Promise<Map<number, Known>> {
  const now = at ? sql`${at.toISOString()}::timestamptz` : sql`now()`;
  const { rows } = await db.execute<FactRow>(sql`
    select q.id, q.title, q.slug, q.version, q.language, q.asker_id, asker.state as asker_state, q.visibility, q.topic_id,
      q.closed_by, q.urgent_mark, q.gate_rule, q.gate_shown,
      json_build_object('askedAt', q.asked_at, 'heldAt', q.held_at, 'hiddenAt', q.hidden_at, 'closedAt', q.closed_at,
        'importedAt', q.imported_at, 'wokenAt', q.woken_at, 'askerOpenedAt', q.asker_opened_at,
        'askerWroteAt', q.asker_wrote_at, 'urgentRejectedAt', q.urgent_rejected_at, 'gateOpenedAt', q.gate_opened_at) as times,
      (select json_agg(json_build_object('id', a.id, 'authorId', a.author_id, 'postedAt', a.posted_at,
          'removedAt', least(a.hidden_at, a.deleted_at), 'didNotWorkAt', a.did_not_work_at) order by a.id)
        from answers a where a.question_id = q.id) as answers,
      (select json_build_object('id', c.id, 'kind', c.kind, 'answerId', c.answer_id, 'articleId', c.article_id,
          'canonicalId', c.canonical_id, 'acceptedBy', c.accepted_by, 'acceptedAt', c.accepted_at, 'firmAt', c.firm_at)
        from acceptances c where c.question_id = q.id and c.ended_at is null) as acceptance,
      (select json_agg(json_build_object('answerId', c.answer_id, 'at', c.ended_at) order by c.id)
        from acceptances c where c.question_id = q.id and c.ended_reason = 'contested') as contests,
      (select json_agg(json_build_object('personId', c.person_id, 'cause', c.cause, 'at', c.created_at) order by c.id)
        from certificates c where c.question_id = q.id and c.rejected_at is null) as certificates,
      (select json_agg(json_build_object('id', i.id, 'personId', i.person_id, 'askedAt', i.asked_at, 'until', i.until,
          'endedAt', i.ended_at, 'shownBefore', i.shown_before) order by i.id)
        from info_requests i where i.question_id = q.id) as info_requests,
      (select json_agg(s.created_at order by s.created_at) from same_problems s join people p on p.id = s.person_id
        where s.question_id = q.id and p.id <> q.asker_id and p.state = 'active' and p.email_verified is not null
          and p.created_at <= s.created_at - interval '1 day') as demand,
      ${isCoveredSql("q", "topic", now)} as is_covered,
      (select to_json(min(case when d.imported_at is null then d.asked_at else d.woken_at end))
        from questions d where d.duplicate_of_id = q.id) as duplicates_since,
      coalesce(topic.calendar, parent.calendar) as calendar,
      (select json_build_object('id', d.id, 'at', null, 'isAccepted',
          exists (select 1 from acceptances c where c.question_id = d.id and c.ended_at is null))
        from questions d where d.id = q.duplicate_of_id) as duplicate_of,
      to_json(e) as escalation,
      (select json_agg(json_build_object('id', p.id, 'agentId', p.agent_id, 'dueAt', p.due_at, 'remindedAt', p.reminded_at)
          order by p.id)
        from promises p where p.escalation_id = e.id and p.outcome is null) as promises,
      (select value from settings where key = 'gate') as site_gate, parent.gate as parent_gate, topic.gate as topic_gate
    from questions q
    join people asker on asker.id = q.asker_id
    left join topics topic on topic.id = q.topic_id
    left join topics parent on parent.id = topic.parent_id
    left join lateral (
      select e.id, e.state, e.owner_id as "ownerId", e.asker_id as "askerId",
        exists (select from people gone where gone.id = e.asker_id and gone.state = 'erased') as "askerLeft", e.team_id as "teamId", e.cause_code as "causeCode",
        e.waiting_on as "waitingOn", e.hand_back_asked_at as "handBackAskedAt", e.plan_required_at as "planRequiredAt",
        t.calendar, e.opened_at as "openedAt", e.taken_at as "takenAt",
        e.answer_id as "answerId", e.waiting_until as "waitingUntil", e.silence_until as "silenceUntil",
        e.reminders_sent as "remindersSent", e.closed_at as "closedAt", e.outcome, e.withdrawn_at as "withdrawnAt",
        e.before_withdrawal as "beforeWithdrawal", e.reopened_count as "reopenedCount", t.first_reply_hours as "firstReplyHours"
      from escalations e join teams t on t.id = e.team_id
      where e.question_id = q.id
      order by (e.state in ('closed', 'withdrawn')), e.id desc limit 1
    ) e on true
    where ${where}`);
  return new Map(rows.map((row) => [row.id, toKnown(row)]));
}

function toKnown(row: FactRow): Known {
  const time = (name: string) => date(row.times[name] ?? null);
  const facts: Facts = {
    id: row.id,
    askerId: row.asker_id,
    askerErased: row.asker_state === "erased",
    visibility: row.visibility,
    topicId: row.topic_id,
    askedAt: time("askedAt"),
    heldAt: time("heldAt"),
    hiddenAt: time("hiddenAt"),
    closedAt: time("closedAt"),
    closedBy: row.closed_by,
    importedAt: time("importedAt"),
    wokenAt: time("wokenAt"),
    askerOpenedAt: time("askerOpenedAt"),
    askerWroteAt: time("askerWroteAt"),
    urgentMark: row.urgent_mark,
    urgentRejectedAt: time("urgentRejectedAt"),
    gateOpenedAt: time("gateOpenedAt"),
    gateRule: row.gate_rule,
    shown: {
      ...(row.gate_shown.R1 && { R1: new Date(row.gate_shown.R1) }),
      ...(row.gate_shown.R2 && { R2: new Date(row.gate_shown.R2) }),
      ...(row.gate_shown.R6 && { R6: new Date(row.gate_shown.R6) }),
    },
    infoRequests: (row.info_requests ?? []).map((request) => ({
      ...request,
      askedAt: new Date(request.askedAt!),
      until: new Date(request.until!),
      endedAt: date(request.endedAt),
      shownBefore: Object.fromEntries(
        Object.entries(request.shownBefore).map(([rule, at]) => [rule, new Date(at)]),
      ),
    })),
    demand: (row.demand ?? []).map((at) => new Date(at)),
    isCovered: row.is_covered,
    duplicatesSince: date(row.duplicates_since),
    answers: (row.answers ?? []).map((a) => ({
      ...a,
      postedAt: date(a.postedAt),
      removedAt: date(a.removedAt),
      didNotWorkAt: date(a.didNotWorkAt),
    })),
    acceptance: row.acceptance && {
      ...row.acceptance,
      acceptedAt: date(row.acceptance.acceptedAt)!,
      firmAt: date(row.acceptance.firmAt),
    },
    contests: (row.contests ?? []).map((c) => ({ ...c, at: new Date(c.at) })),
    certificates: (row.certificates ?? []).map((c) => ({ ...c, at: new Date(c.at) })),
    duplicateOf: row.duplicate_of && { ...row.duplicate_of, at: date(row.duplicate_of.at) },
    escalation: row.escalation && {
      ...row.escalation,
      openedAt: date(row.escalation.openedAt)!,
      takenAt: date(row.escalation.takenAt),
      waitingUntil: date(row.escalation.waitingUntil),
      handBackAskedAt: date(row.escalation.handBackAskedAt),
      planRequiredAt: date(row.escalation.planRequiredAt),
      silenceUntil: date(row.escalation.silenceUntil),
      closedAt: date(row.escalation.closedAt),
      withdrawnAt: date(row.escalation.withdrawnAt),
      promises: (row.promises ?? []).map((p) => ({
        ...p,
        dueAt: new Date(p.dueAt),
        remindedAt: date(p.remindedAt),
      })),
    },
  };
  return {
    facts,
    rules: { ...gateRules(row.site_gate, row.parent_gate, row.topic_gate), calendar: row.calendar },
    policy: {
      askerId: speakerOf(facts),
      visibility: facts.visibility,
      topicId: facts.topicId,
      isOpenToOthers: facts.askedAt !== null && facts.heldAt === null && facts.hiddenAt === null,
    },
    row: { title: row.title, slug: row.slug, version: row.version, language: row.language },
  };
}

const date = (value: Json): Date | null => (value === null ? null : new Date(value));
