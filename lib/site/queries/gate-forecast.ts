import { type SQL, sql } from "drizzle-orm";
import type { RuleSet } from "@/lib/community/gate-rules";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type GateForecast = {
  /** Asked on this topic, or on all that follow the site's rules, in the last 30 days. */
  questions: number;
  R1: number;
  R2: number;
};

/**
 * How many questions of the last 30 days the two rules that count hours would have opened. An estimate: it goes by what
 * was posted and accepted when, and knows nothing of what people would have done otherwise.
 */
export async function gateForecast(
  ctx: Context,
  rules: RuleSet,
  topicId: number | null,
): Promise<GateForecast> {
  authorize(ctx.actor, "gate.manage");
  const acceptedBefore = (moment: SQL) =>
    sql`exists (select from acceptances c where c.question_id = q.id and c.accepted_at <= ${moment})`;
  const patience = (hours: number) => sql`make_interval(secs => ${hours * 3600})`;
  const r1 = sql`(q.asked_at + ${patience(rules.R1.hours)})`;
  const r2 = sql`(f.first + ${patience(rules.R2.hours)})`;
  const { rows } = await ctx.db.execute<GateForecast>(sql`
    select count(*)::int as questions,
      count(*) filter (where ${rules.R1.on} and ${r1} <= now() and (f.first is null or f.first > ${r1})
        and not ${acceptedBefore(r1)})::int as "R1",
      count(*) filter (where ${rules.R2.on} and ((${r2} <= now() and q.asker_opened_at >= f.first and not ${acceptedBefore(r2)})
        or f.failed >= ${rules.R2.didNotWork}))::int as "R2"
    from questions q left join topics t on t.id = q.topic_id left join topics p on p.id = t.parent_id
    left join lateral (select min(a.posted_at) as first, count(a.did_not_work_at)::int as failed from answers a
      where a.question_id = q.id and a.author_id <> q.asker_id and a.hidden_at is null and a.deleted_at is null) f on true
    where q.asked_at > now() - interval '30 days' and q.imported_at is null
      and ${
        topicId === null
          ? sql`coalesce(t.gate, '{}') = '{}' and coalesce(p.gate, '{}') = '{}'`
          : sql`(t.id = ${topicId} or (p.id = ${topicId} and t.gate = '{}'))`
      }`);
  return rows[0]!;
}
