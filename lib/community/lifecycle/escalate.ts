import type { No } from "@/lib/errors";
import type { Event, Outcome } from "./events";
import { isHistory, liveEscalation } from "./facts";
import { type Gate, mayEscalate } from "./gate";
import { no, notOpen, type World, yes } from "./outcome";

/** An ambassador says that only staff can help: the gate opens by it (R3). */
export function certify(world: World, event: Extract<Event, { type: "certify" }>): Outcome {
  const { facts } = world;
  const shut = notOpen(facts);
  if (shut) return shut;
  if (isHistory(facts)) return no("question_is_history");
  if (facts.acceptance) return no("already_answered");
  if (liveEscalation(facts)) return no("wrong_state");
  return yes(
    { do: "certificate", cause: event.cause, note: event.note },
    { do: "tell", kind: "needs_staff" },
  );
}

/** Asks the gate; an admin's override stands in for a rule but not against an acceptance, a live case or a closing. */
export function escalate(world: World, event: Extract<Event, { type: "escalate" }>): Outcome {
  const { facts, rules, now } = world;
  const gate = mayEscalate(facts, rules, now);
  if (event.override !== undefined) {
    if (!gate.yes && gate.because !== "not_yet") return refusalOf(gate.because);
    return yes({ do: "spend_gate" }, { do: "open_case", grounds: "override", reason: event.override });
  }
  if (!gate.yes) return refusalOf(gate.because, gate.possibleFrom);
  const mayAgain = event.by.as === "asker" || event.by.as === "staff";
  if (facts.escalation && !mayAgain) return no("gate_closed", { because: "had_escalation" });
  return yes(
    ...(facts.gateOpenedAt ? [] : [{ do: "open_gate", rule: gate.rule, since: gate.since } as const]),
    { do: "spend_gate" },
    { do: "open_case", grounds: gate.rule, reason: null },
  );
}

function refusalOf(because: Exclude<Gate, { yes: true }>["because"], possibleFrom: Date | null = null): No {
  if (because === "accepted" || because === "canonical_accepted") return no("already_answered");
  if (because === "closed") return no("question_closed");
  if (because === "history") return no("question_is_history");
  return no("gate_closed", { because, possibleFrom: possibleFrom?.toISOString() ?? null });
}
