import { defaultGateRules, type GateRules } from "@/lib/community/gate-rules";
import { type Event, type Facts, settle, transition } from "@/lib/community/lifecycle";
import { liveEscalation } from "@/lib/community/lifecycle/facts";
import { mayEscalate } from "@/lib/community/lifecycle/gate";
import type { No } from "@/lib/errors";
import { evolve, withShown } from "./evolve";

/** The facts after one event and what follows from it, or the refusal of the rules. */
export function turn(facts: Facts, event: Event, now: Date, rules: GateRules = defaultGateRules): Facts | No {
  const outcome = transition({ facts, rules, now }, event);
  if (!outcome.ok) return outcome;
  for (const effect of outcome.effects) requireGrounds(rules, facts, effect, now);
  let next = withShown(evolve(facts, event, outcome.effects, now), rules);
  const follow = settle({ facts: next, rules, now }, event);
  for (const effect of follow) requireGrounds(rules, next, effect, now);
  next = withShown(evolve(next, event, follow, now), rules);
  return next;
}

/** The same where a refusal leaves everything as it was. */
export function turnOrStay(facts: Facts, event: Event, now: Date, rules: GateRules): Facts {
  const next = turn(facts, event, now, rules);
  return "reason" in next ? facts : next;
}

/** Law: the inputs of every escalation by rule, replayed through the gate, say yes; and never a second live one. */
function requireGrounds(
  rules: GateRules,
  facts: Facts,
  effect: { do: string; grounds?: string },
  now: Date,
): void {
  if (effect.do !== "open_case") return;
  if (liveEscalation(facts)) throw new Error("a second live case");
  if (effect.grounds === "override") return;
  if (!mayEscalate(facts, rules, now).yes) throw new Error("escalated although the gate says no");
}
