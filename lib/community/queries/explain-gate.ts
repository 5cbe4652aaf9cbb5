import { desc, eq } from "drizzle-orm";
import { gateRefusals } from "@/db/schema";
import { type Context, currentTime } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import type { GateRules } from "../gate-rules";
import { readQuestions } from "../inputs";
import { type Gate, mayEscalate, openings, stage } from "../lifecycle";

export type GateExplanation = {
  number: number;
  title: string;
  stage: string;
  gate: Gate;
  rules: GateRules;
  /** When each rule opens or opened; a rule that time alone cannot open is absent. */
  openings: { rule: string; at: Date }[];
  refusals: { reason: string; possibleFrom: Date | null; createdAt: Date }[];
};

/** Why a question may or may not be escalated now, with the facts and the latest refusals. */
export async function explainGate(ctx: Context, questionId: number): Promise<GateExplanation> {
  const known = (await readQuestions(ctx.db, [questionId])).get(questionId);
  if (!known) throw new Refusal("not_found");
  authorize(ctx.actor, "gate.explain", { question: known.policy });
  const now = await currentTime(ctx);
  const refusals = await ctx.db
    .select({
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
    title: known.row.title,
    stage: stage(known.facts, now),
    gate: mayEscalate(known.facts, known.rules, now),
    rules: known.rules,
    openings: openings(known.facts, known.rules),
    refusals,
  };
}
