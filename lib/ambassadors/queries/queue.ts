import { sql } from "drizzle-orm";
import { readQuestions } from "@/lib/community/inputs";
import { type Stage, stage } from "@/lib/community/lifecycle";
import type { Context, Person } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { isSoon, type Reason, reasons, weight } from "../ranking";
import { STAFF_AFTER_HOURS } from "../rules/routing";

export const queueTabs = ["for-you", "newcomers", "soon", "yours"] as const;
export type QueueTab = (typeof queueTabs)[number];

export type QueueRow = {
  number: number;
  slug: string;
  title: string;
  stage: Stage;
  topic: { slug: string; name: string } | null;
  asker: { name: string; handle: string | null };
  askedAt: string;
  answers: number;
  sameProblems: number;
  reasons: Reason[];
  /** Why this reader of all people was told; null: they were not. */
  routed: string[] | null;
  /** From asking to the moment a person may take over, and how much of it is left; null: no clock runs. */
  clock: { at: string; hoursLeft: number; hoursInAll: number } | null;
  claim: { name: string; expiresAt: string; isMine: boolean } | null;
  mayClaim: boolean;
};
export type Queue = {
  tab: QueueTab;
  counts: Record<QueueTab, number>;
  rows: QueueRow[];
  hasTopics: boolean;
  /** The subjects whose changes change this list. */
  topics: number[];
};

type Row = {
  id: number;
  title: string;
  slug: string;
  topic_id: number | null;
  topic: QueueRow["topic"];
  asker: QueueRow["asker"];
  asked_at: string;
  answer_count: number;
  same_problem_count: number;
  due_at: string | null;
  is_newcomer: boolean;
  claim: { id: string; name: string; expiresAt: string } | null;
  routed: string[] | null;
  in_my_language: boolean;
  now: string;
};

/** More than anybody reads; the rest is reached by answering these. */
const MOST = 50;
const LOOKED_AT = 400;

/** Questions that still wait for an answer that solves them, those first where an answer by this reader helps most. */
export async function queue(ctx: Context, tab: QueueTab): Promise<Queue> {
  authorize(ctx.actor, "queue.read");
  const me = ctx.actor as Person;
  const candidates = (await waiting(ctx, me)).map((row) => judge(row, me));
  const tabs: Record<QueueTab, (row: Judged) => boolean> = {
    "for-you": (row) => row.isForMe && !row.mine,
    newcomers: (row) => row.facts.isNewcomer && row.inReach && !row.mine,
    soon: (row) => isSoon(row.facts.hoursLeft) && row.inReach && !row.mine,
    yours: (row) => row.mine,
  };
  const counts = Object.fromEntries(
    queueTabs.map((name) => [name, candidates.filter(tabs[name]).length]),
  ) as Queue["counts"];
  const chosen = candidates
    .filter(tabs[tab])
    .sort((a, b) => weight(b.facts) - weight(a.facts) || a.row.id - b.row.id)
    .slice(0, MOST);
  const known = await readQuestions(
    ctx.db,
    chosen.map(({ row }) => row.id),
  );
  const rows = chosen.flatMap((judged) => {
    const facts = known.get(judged.row.id)?.facts;
    return facts ? [toRow(judged, stage(facts, new Date(judged.row.now)))] : [];
  });
  return { tab, counts, rows, hasTopics: me.topics.length > 0, topics: [...me.topics] };
}

type Judged = ReturnType<typeof judge>;

function judge(row: Row, me: Person) {
  const hoursLeft = row.due_at ? (Date.parse(row.due_at) - Date.parse(row.now)) / 3_600_000 : null;
  const inScope = row.topic_id !== null && me.topics.includes(row.topic_id);
  const isStaff = me.role !== "customer";
  const mine = row.claim?.id === me.id;
  return {
    row,
    mine,
    isForMe: inScope || (isStaff && me.topics.length === 0),
    /** What they could also claim; staff without topics of their own look after everything. */
    inReach: inScope || isStaff,
    facts: {
      onMyTopics: inScope,
      inMyLanguage: isStaff || row.in_my_language,
      hoursLeft,
      isNewcomer: row.is_newcomer,
      sameProblems: row.same_problem_count,
      answers: row.answer_count,
      isClaimed: row.claim !== null && !mine,
      wasRouted: row.routed !== null,
      waitsLong: Date.parse(row.now) - Date.parse(row.asked_at) >= STAFF_AFTER_HOURS * 3_600_000,
    },
  };
}

function toRow({ row, facts, mine, inReach }: Judged, now: Stage): QueueRow {
  const hoursInAll = row.due_at ? (Date.parse(row.due_at) - Date.parse(row.asked_at)) / 3_600_000 : 0;
  return {
    number: row.id,
    slug: row.slug,
    title: row.title,
    stage: now,
    topic: row.topic,
    asker: row.asker,
    askedAt: row.asked_at,
    answers: row.answer_count,
    sameProblems: row.same_problem_count,
    reasons: reasons(facts),
    routed: row.routed,
    clock: row.due_at ? { at: row.due_at, hoursLeft: facts.hoursLeft!, hoursInAll } : null,
    claim: row.claim && { name: row.claim.name, expiresAt: row.claim.expiresAt, isMine: mine },
    mayClaim: row.claim === null && inReach,
  };
}

/** Open to everybody, unsolved, not with support, no sleeping history, not by this reader and not answered by them. */
async function waiting(ctx: Context, me: Person): Promise<Row[]> {
  const clock = ctx.clock?.().toISOString() ?? null;
  const isStaff = me.role !== "customer";
  const { rows } = await ctx.db.execute<Row>(sql`
    with clock as (select coalesce(${clock}::timestamptz, now()) as now)
    select q.id, q.title, q.slug, q.topic_id, to_json(q.asked_at) as asked_at, q.answer_count, q.same_problem_count,
      -- An open gate counts from when it opened: nothing is left.
      to_json(coalesce(q.gate_opened_at, q.gate_due_at)) as due_at, to_json(clock.now) as now,
      case when t.id is not null then json_build_object('slug', t.slug, 'name', t.name) end as topic,
      json_build_object('name', asker.name, 'handle', case when asker.state = 'erased' then null else asker.handle end) as asker,
      not exists (select 1 from questions o where o.asker_id = q.asker_id and o.asked_at < q.asked_at) as is_newcomer,
      (select json_build_object('id', c.person_id, 'name', p.name, 'expiresAt', c.expires_at)
        from claims c join people p on p.id = c.person_id
        where c.question_id = q.id and c.ended_at is null and c.expires_at > clock.now) as claim,
      (select n.reasons from nudges n where n.question_id = q.id and n.person_id = ${me.id}
        and n.sent_at is not null) as routed,
      exists (select from appointments m, unnest(m.languages) tag where m.person_id = ${me.id} and m.ended_at is null
        and lower(split_part(tag, '-', 1)) = lower(split_part(q.language, '-', 1))) as in_my_language
    from questions q cross join clock
    join people asker on asker.id = q.asker_id
    left join topics t on t.id = q.topic_id
    where q.visibility = 'public' and q.asked_at is not null and q.held_at is null and q.hidden_at is null
      and q.closed_at is null and q.duplicate_of_id is null and (q.imported_at is null or q.woken_at is not null)
      and q.asker_id <> ${me.id} and (${isStaff}::boolean or q.topic_id = any(${sql.param([...me.topics])}::int[]))
      and not exists (select 1 from acceptances a where a.question_id = q.id and a.ended_at is null)
      and not exists (select 1 from escalations e where e.question_id = q.id and e.state not in ('closed', 'withdrawn'))
      and not exists (select 1 from queue_skips s where s.question_id = q.id and s.person_id = ${me.id}
        and s.until > clock.now)
      and not exists (select 1 from answers a where a.question_id = q.id and a.author_id = ${me.id}
        and a.posted_at is not null and a.hidden_at is null and a.deleted_at is null and a.did_not_work_at is null)
    order by coalesce(q.gate_opened_at, q.gate_due_at) nulls last, q.last_activity_at desc
    limit ${LOOKED_AT}`);
  return rows;
}
