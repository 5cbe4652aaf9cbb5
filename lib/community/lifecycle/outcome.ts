import type { GateRules } from "@/lib/community/gate-rules";
import type { No, RefusalCode, RefusalData } from "@/lib/errors";
import type { Effect, Outcome } from "./events";
import { type AnswerFact, type Facts, isVisible } from "./facts";

/** One question as it is, the rules that hold for it, and the time. */
export type World = { facts: Facts; rules: GateRules; now: Date };

export const yes = (...effects: Effect[]): Outcome => ({ ok: true, effects });
export const no = (reason: RefusalCode, data?: RefusalData): No => ({ ok: false, reason, data });

/** Sets columns of the question, told in the audit by this name. */
export const change = (
  set: Extract<Effect, { do: "set_question" }>["set"],
  audit: string,
  data?: Record<string, unknown>,
): Effect => ({ do: "set_question", set, audit, data });

/** Refusals that every word in a thread shares. */
export function notOpen(facts: Facts): No | null {
  if (facts.heldAt) return no("question_held");
  if (!facts.askedAt || facts.hiddenAt) return no("not_found");
  if (facts.closedAt) return no("question_closed");
  return null;
}

/** The answer that somebody speaks of, or why nothing can be said of it. */
export function answerIn(facts: Facts, id: number): { ok: true; answer: AnswerFact } | No {
  const answer = facts.answers.find((one) => one.id === id);
  if (!answer) return no("answer_not_of_question");
  return isVisible(answer) ? { ok: true, answer } : no("answer_removed");
}
