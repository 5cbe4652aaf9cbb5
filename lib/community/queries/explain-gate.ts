import { desc, eq } from "drizzle-orm";
import { escalations, gateRefusals, people } from "@/db/schema";
import { type Context, currentTime, personId } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize, can } from "@/lib/policy";
import { type GateRules, type RuleName, ruleNames } from "../gate-rules";
import { readQuestions } from "../inputs";
import { type Facts, type Gate, mayEscalate, openings, othersAnswers, stage, transition } from "../lifecycle";
import { clockStart, HOUR } from "../lifecycle/facts";

export type GateExplanation = {
  number: number;
  slug: string;
  title: string;
  stage: string;
  gate: Gate;
  rules: GateRules;
  hasCalendar: boolean;
  /** When each rule opens or opened; a rule that time alone cannot open is absent. */
  openings: { rule: RuleName; at: Date }[];
  each: { rule: RuleName; on: boolean; at: Date | null; opens: "escalate" | "offer" }[];
  /** What the rules were given, in figures. */
  facts: ReturnType<typeof figures>;
  opened: { id: number; at: Date; grounds: string; by: string | null; reason: string | null }[];
  refusals: { attempt: string; reason: string; possibleFrom: Date | null; createdAt: Date }[];
  /** The reader is an admin, and nothing stands against setting the rules aside. */
  mayOverride: boolean;
};

/** Why a question may or may not be escalated now: every rule, the facts, and what was opened and refused before. */
export async function explainGate(ctx: Context, questionId: number): Promise<GateExplanation> {
  const now = await currentTime(ctx);
  const known = (await readQuestions(ctx.db, [questionId], now)).get(questionId);
  if (!known) throw new Refusal("not_found");
  authorize(ctx.actor, "gate.explain", { question: known.policy });
  const { facts, rules, row } = known;
  const times = openings(facts, rules);
  const by = { id: personId(ctx.actor), as: "staff" } as const;
  const overridden = transition({ facts, rules, now }, { type: "escalate", by, override: "" });
  const opened = await ctx.db
    .select({
      id: escalations.id,
      at: escalations.openedAt,
      grounds: escalations.grounds,
      by: people.name,
      reason: escalations.reason,
    })
    .from(escalations)
    .leftJoin(people, eq(people.id, escalations.openedBy))
    .where(eq(escalations.questionId, questionId))
    .orderBy(desc(escalations.id))
    .limit(5);
  const refusals = await ctx.db
    .select({
      attempt: gateRefusals.attempt,
      reason: gateRefusals.reason,
      possibleFrom: gateRefusals.possibleFrom,
      createdAt: gateRefusals.createdAt,
    })
    .from(gateRefusals)
    .where(eq(gateRefusals.questionId, questionId))
    .orderBy(desc(gateRefusals.id))
    .limit(5);
  return {
    number: questionId,
    slug: row.slug,
    title: row.title,
    stage: stage(facts, now),
    gate: mayEscalate(facts, rules, now),
    rules,
    hasCalendar: Boolean(rules.calendar),
    openings: times,
    each: ruleNames.map((rule) => ({
      rule,
      on: rules[rule].on,
      at: times.find((time) => time.rule === rule)?.at ?? null,
      opens: rules[rule].opens,
    })),
    facts: figures(facts),
    opened,
    refusals,
    mayOverride: can(ctx.actor, "escalation.override", { question: known.policy }) && overridden.ok,
  };
}

function figures(facts: Facts) {
  const others = othersAnswers(facts);
  const rested = facts.infoRequests.map((r) => (r.endedAt ?? r.until).getTime() - r.askedAt.getTime());
  return {
    clockStart: clockStart(facts),
    answers: others.length,
    failed: others.filter((a) => a.didNotWorkAt).length,
    seenAt: facts.askerOpenedAt,
    contests: facts.contests.length,
    certificates: facts.certificates.length,
    demand: facts.demand.length,
    isCovered: facts.isCovered,
    isUrgent: facts.urgentMark !== null && facts.urgentRejectedAt === null,
    infoRequests: facts.infoRequests.length,
    restedHours: Math.round((rested.reduce((sum, ms) => sum + ms, 0) / HOUR) * 10) / 10,
  };
}
