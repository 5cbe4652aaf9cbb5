import { sql } from "drizzle-orm";
import { type GateRules, type RuleName, type RuleSet, ruleNames } from "@/lib/community/gate-rules";
import { readQuestions } from "@/lib/community/inputs";
import { othersAnswers } from "@/lib/community/lifecycle";
import { HOUR } from "@/lib/community/lifecycle/facts";
import { firstOpening, type PastQuestion } from "@/lib/community/lifecycle/simulate";
import { type Context, currentTime } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type Simulated = {
  /** Opened, by the rule that would have been first. */
  byRule: Record<RuleName, number>;
  opened: number;
  /** Median hours from asking to the opening; null where none opened. */
  hours: number | null;
};
export type GateSimulation = {
  questions: number;
  /** How many of them nobody but their askers answered, and how many somebody else first after two days or more. */
  neverAnswered: number;
  answeredLate: number;
  present: Simulated;
  wanted: Simulated;
  /** Some of those that would open only by the one set, or only by the other. */
  more: { id: number; slug: string; title: string; rule: RuleName }[];
  fewer: { id: number; slug: string; title: string; rule: RuleName }[];
  /** Imported questions that could be simulated too. */
  history: number;
};

/** The newest ones that count; a longer history says no more about rules. */
const MOST = 10_000;
const PAGE = 500;
const EXAMPLES = 5;
/** Whoever waits for so long has most often gone elsewhere. */
const LATE = 48 * HOUR;

/**
 * "These rules would have opened 41 of last month's questions": both sets on what was asked in the last 30 days, or on
 * imported history, of one topic or of all that follow the site's rules. Nothing is saved by it.
 */
export async function gateSimulation(
  ctx: Context,
  rules: { present: RuleSet; wanted: RuleSet },
  { topicId, of }: { topicId: number | null; of: "month" | "history" },
): Promise<GateSimulation> {
  authorize(ctx.actor, "gate.manage");
  const now = await currentTime(ctx);
  const ids = await asked(ctx, topicId, of, now);
  const present = tally();
  const wanted = tally();
  const waits = { neverAnswered: 0, answeredLate: 0 };
  const result = { more: [] as GateSimulation["more"], fewer: [] as GateSimulation["fewer"] };
  for (let i = 0; i < ids.length; i += PAGE) {
    const page = await pastQuestions(ctx, ids.slice(i, i + PAGE), now);
    for (const { past, calendar, row } of page) {
      const first = othersAnswers(past.facts)[0]?.postedAt;
      if (!first) waits.neverAnswered += 1;
      else if (first.getTime() - past.facts.askedAt!.getTime() >= LATE) waits.answeredLate += 1;
      const before = firstOpening(past, { ...rules.present, calendar }, now);
      const after = firstOpening(past, { ...rules.wanted, calendar }, now);
      present.add(past, before);
      wanted.add(past, after);
      if (after && !before && result.more.length < EXAMPLES) result.more.push({ ...row, rule: after.rule });
      if (before && !after && result.fewer.length < EXAMPLES)
        result.fewer.push({ ...row, rule: before.rule });
    }
  }
  const { rows } = await ctx.db.execute<{ count: number }>(
    sql`select count(*)::int as count from questions where imported_at is not null`,
  );
  return {
    questions: ids.length,
    ...waits,
    present: present.sum(),
    wanted: wanted.sum(),
    ...result,
    history: rows[0]!.count,
  };
}

async function asked(
  ctx: Context,
  topicId: number | null,
  of: "month" | "history",
  now: Date,
): Promise<number[]> {
  const when =
    of === "month"
      ? sql`q.imported_at is null and q.asked_at > ${now.toISOString()}::timestamptz - interval '30 days'`
      : sql`q.imported_at is not null and q.asked_at is not null`;
  const where =
    topicId === null
      ? sql`coalesce(t.gate, '{}') = '{}' and coalesce(p.gate, '{}') = '{}'`
      : sql`(t.id = ${topicId} or (p.id = ${topicId} and t.gate = '{}'))`;
  const { rows } = await ctx.db.execute<{ id: number }>(sql`
    select q.id from questions q left join topics t on t.id = q.topic_id left join topics p on p.id = t.parent_id
    where ${when} and ${where} and q.held_at is null and q.hidden_at is null
    order by q.asked_at desc limit ${MOST}`);
  return rows.map((row) => row.id);
}

type Past = {
  past: PastQuestion;
  calendar: GateRules["calendar"];
  row: { id: number; slug: string; title: string };
};

async function pastQuestions(ctx: Context, ids: number[], now: Date): Promise<Past[]> {
  const known = await readQuestions(ctx.db, ids, now);
  const { rows } = await ctx.db.execute<{
    id: number;
    accepted: { from: string; until: string | null }[] | null;
    seen: string[] | null;
  }>(sql`
    select q.id,
      (select json_agg(json_build_object('from', c.accepted_at, 'until', c.ended_at)) from acceptances c where c.question_id = q.id) as accepted,
      (select json_agg(at) from (select a.posted_at as at from answers a where a.question_id = q.id and a.author_id = q.asker_id
        union all select c.created_at from comments c where c.question_id = q.id and c.author_id = q.asker_id
        union all select q.asker_opened_at) looked where at is not null) as seen
    from questions q where q.id = any(${sql.param(ids)}::int[])`);
  return rows.flatMap((row): Past[] => {
    const one = known.get(row.id);
    if (!one) return [];
    const accepted = (row.accepted ?? []).map(({ from, until }) => ({
      from: new Date(from),
      until: until ? new Date(until) : null,
    }));
    const seen = (row.seen ?? []).map((at) => new Date(at));
    const { title, slug } = one.row;
    return [
      {
        past: { facts: one.facts, accepted, seen },
        calendar: one.rules.calendar,
        row: { id: row.id, slug, title },
      },
    ];
  });
}

function tally() {
  const byRule = Object.fromEntries(ruleNames.map((rule) => [rule, 0])) as Record<RuleName, number>;
  const hours: number[] = [];
  return {
    add({ facts }: PastQuestion, opening: { rule: RuleName; at: Date } | null): void {
      if (!opening) return;
      byRule[opening.rule] += 1;
      hours.push((opening.at.getTime() - facts.askedAt!.getTime()) / 3_600_000);
    },
    sum(): Simulated {
      hours.sort((a, b) => a - b);
      return { byRule, opened: hours.length, hours: hours[Math.floor(hours.length / 2)] ?? null };
    },
  };
}
