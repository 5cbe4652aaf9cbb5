import { sql } from "drizzle-orm";
import { type Context, transaction, type Work } from "@/lib/context";
import { log } from "@/lib/log";
import { addOpen } from "../calendar/open-hours";
import { storedTimes } from "../deadlines";
import { gateInputs } from "../gate-inputs";
import { type Known, readQuestions } from "../inputs";
import { type Effect, type Facts, settle, shownTimes, transition } from "../lifecycle";
import { dueTimes } from "../lifecycle/due";
import { HOUR } from "../lifecycle/facts";
import { type TeamForCase, teamFor } from "../team";
import { type Opening, tellOpenings } from "./tell-openings";

const clock = { type: "clock", by: { id: null, as: "system" } } as const;
/** Cases that one transaction opens. */
const TOGETHER = 250;
/** Such transactions at a time: while the database writes one, the other is thought about. */
const ABREAST = 2;

/**
 * Opens the cases of many questions in few statements: the same rows as one by one, which a test compares. Only plain
 * openings, where the rules say nothing else; what is left over is given back. After a failure all are.
 */
export async function openMany(
  ctx: Context,
  ids: number[],
  cap: number,
  run: { done: number; opened: number },
): Promise<number[]> {
  const left: number[] = [];
  for (let i = 0; i < ids.length; i += TOGETHER * ABREAST) {
    // Each gets its share of the cap beforehand, the older ones first: what nobody counts twice cannot be too much.
    let room = cap - run.opened;
    const opening = Array.from({ length: ABREAST }, (_, n) => {
      const some = ids.slice(i + n * TOGETHER, i + (n + 1) * TOGETHER);
      const most = Math.min(room, some.length);
      room -= most;
      return openSome(ctx, some, most);
    });
    for (const { opened, rest } of await Promise.all(opening)) {
      run.opened += opened;
      run.done += opened;
      left.push(...rest);
    }
  }
  return left;
}

async function openSome(ctx: Context, ids: number[], most: number) {
  if (ids.length === 0 || most <= 0) return { opened: 0, rest: ids };
  try {
    const opened = await transaction(ctx, (work) => open(work, ids, most));
    return { opened: opened.size, rest: ids.filter((id) => !opened.has(id)) };
  } catch (error) {
    log.warn("sweep.one_by_one", { error });
    return { opened: 0, rest: ids };
  }
}

async function open(work: Work, ids: number[], most: number): Promise<Set<number>> {
  // Two statements on purpose, as for one question: what waited must not be read as it was before.
  const { rows } = await work.tx.execute<{ id: number; now: Date }>(sql`
    select id, clock_timestamp() as now from questions
    where id = any(${sql.param(ids)}::int[]) and gate_due_at <= ${work.now.toISOString()}::timestamptz
    for no key update skip locked`);
  if (rows.length === 0) return new Set();
  if (!work.clock) work.now = new Date(rows.at(-1)!.now);
  const locked = rows.map((row) => row.id);
  const known = await readQuestions(work.tx, locked, work.now);
  const teams = new Map<number | null, TeamForCase>();
  const openings: Opening[] = [];
  for (const id of ids) {
    const one = known.get(id);
    const found = one && plainOpening(one, work.now);
    if (!one || !found || openings.length >= most) continue;
    const { topicId } = one.facts;
    const team = teams.get(topicId) ?? (await teamFor(work, topicId));
    teams.set(topicId, team);
    openings.push({
      known: one,
      team,
      replyAt: addOpen(team.calendar, work.now, team.firstReplyHours * HOUR),
      ...found,
    });
  }
  if (openings.length > 0) await write(work, openings);
  return new Set(openings.map(({ known: { facts } }) => facts.id));
}

/** What the clock means for it, where that is an opening and no more. */
function plainOpening(known: Known, now: Date): Pick<Opening, "rule" | "since" | "isNew"> | null {
  const world = { ...known, now };
  const outcome = transition(world, clock);
  if (!outcome.ok || outcome.effects.length > 0) return null;
  const effects = settle(world, clock);
  const kinds = effects.map((effect) => effect.do);
  if (!kinds.includes("open_case") || kinds.some((kind) => !plain.includes(kind))) return null;
  const gate = effects.find((effect) => effect.do === "open_gate");
  const { facts } = known;
  return gate
    ? { rule: gate.rule, since: gate.since, isNew: true }
    : { rule: facts.gateRule!, since: facts.gateOpenedAt!, isNew: false };
}
const plain: Effect["do"][] = ["open_gate", "spend_gate", "open_case"];

/** Cases, promises, audit, deadlines and news of all of them, each kind of row in one statement. */
async function write(work: Work, openings: Opening[]): Promise<void> {
  const now = work.now.toISOString();
  const given = openings.map(({ known, rule, since, isNew, team, replyAt }) => ({
    id: known.facts.id,
    team: team.id,
    rule,
    since,
    is_new: isNew,
    reply_at: replyAt,
    inputs: gateInputs(known, work.now),
    ...deadlines(known, work.now, replyAt),
  }));
  const rows = sql`jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as o(id int, team int, rule text, since text,
    is_new boolean, reply_at timestamptz, inputs jsonb, shown jsonb, due_at timestamptz)`;
  await work.tx.execute(sql`
    with o as materialized (select * from ${rows}),
    cases as (
      insert into escalations (question_id, team_id, grounds, inputs, opened_at)
      select id, team, rule, inputs, ${now}::timestamptz from o order by due_at, id
      returning id, question_id, team_id, grounds),
    promised as (
      insert into promises (escalation_id, team_id, what, due_at, made_at)
      select c.id, c.team_id, 'first_reply', o.reply_at, ${now}::timestamptz from cases c join o on o.id = c.question_id),
    moved as (
      update questions q set gate_opened_at = null, gate_rule = null, gate_inputs = null, gate_shown = o.shown, gate_due_at = o.due_at
      from o where q.id = o.id),
    audited as (
      insert into audit (at, action, subject, data)
      select ${now}::timestamptz, action, subject, data from (
        select o.id, 1 as step, 'gate_opened' as action, 'question:' || o.id as subject,
          jsonb_build_object('rule', o.rule, 'since', o.since) as data from o where o.is_new
        union all select o.id, 2, 'escalated', 'question:' || o.id,
          jsonb_build_object('escalation', c.id, 'grounds', c.grounds, 'reason', null, 'team', c.team_id)
          from cases c join o on o.id = c.question_id
        union all select o.id, 3, 'promised', 'escalation:' || c.id,
          jsonb_build_object('what', 'first_reply', 'why', '', 'dueAt', to_jsonb(o.reply_at), 'agentId', null)
          from cases c join o on o.id = c.question_id) lines order by id, step)
    insert into changes (subject)
    select 'question:' || id from o union all select 'escalation:' || id from cases`);
  await work.tx.execute(sql`select pg_notify('changes', '')`);
  await tellOpenings(work, openings);
}

/** As `keepDeadlines` would write them once the case is there. */
function deadlines(known: Known, now: Date, replyAt: Date) {
  const facts: Facts = {
    ...known.facts,
    gateOpenedAt: null,
    gateRule: null,
    escalation: {
      ...unowned,
      openedAt: now,
      promises: [{ id: 0, agentId: null, dueAt: replyAt, remindedAt: null }],
    },
  };
  return { shown: storedTimes(shownTimes(facts, known.rules)), due_at: dueTimes(facts) };
}

const unowned = {
  id: 0,
  state: "queued",
  ownerId: null,
  askerId: null,
  askerLeft: false,
  teamId: 0,
  takenAt: null,
  answerId: null,
  waitingOn: null,
  waitingUntil: null,
  handBackAskedAt: null,
  planRequiredAt: null,
  causeCode: null,
  silenceUntil: null,
  remindersSent: 0,
  closedAt: null,
  outcome: null,
  withdrawnAt: null,
  beforeWithdrawal: null,
  reopenedCount: 0,
  firstReplyHours: 0,
  calendar: null,
} as const;
