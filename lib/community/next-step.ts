import type { GateRules } from "./gate-rules";
import {
  type Facts,
  type Gate,
  isHistory,
  liveEscalation,
  mayEscalate,
  openings,
  othersAnswers,
  speakerOf,
} from "./lifecycle";
import { isReopenable } from "./lifecycle/case";
import { openInfoRequest } from "./lifecycle/facts";

/** What happens next on a question, as its asker is told. Every time in it is one that the sweep goes by. */
export type NextStep =
  | { kind: "draft" }
  | { kind: "held" }
  | { kind: "hidden" }
  | { kind: "solved" }
  | { kind: "history" }
  | { kind: "closed"; byAsker: boolean }
  /** The staff have it; the promises say until when. */
  | { kind: "support"; since: Date; isOwned: boolean }
  /** The staff wait before they can go on: for the asker, or for somebody else. */
  | { kind: "support_waits"; on: "customer" | "third_party"; until: Date }
  /** The staff would hand it back to the community and ask for the asker's yes. */
  | { kind: "hand_back"; until: Date }
  /** A helper needs more from the asker; the clocks rest until they write. */
  | { kind: "needs_info"; until: Date }
  /** The staff have answered and the asker's word is awaited. */
  | { kind: "confirm"; answerId: number | null; closesAt: Date | null }
  /** The asker's acceptance waits for the agent who owns the case. */
  | { kind: "pending"; firmAt: Date | null }
  | { kind: "contestable"; until: Date }
  | { kind: "duplicate" }
  /** `byItself`: the sweep is about to hand it over; the asker need not press anything. */
  | { kind: "ask_person"; since: Date; byItself: boolean }
  /** Its case ended too long ago to open again: a new question goes on from here. */
  | { kind: "ask_anew" }
  /** `answers`: those that nobody has said did not work. */
  | { kind: "waiting"; at: Date; how: "takes_over" | "may_ask"; answers: number }
  /** No clock alone leads to a person. */
  | { kind: "undated"; answers: number };

type Given = {
  facts: Facts;
  rules: GateRules;
  now: Date;
  /** `questions.gate_due_at`: when the sweep looks again. */
  dueAt: Date | null;
};

export function nextStep({ facts, rules, now, dueAt }: Given): NextStep {
  if (facts.heldAt) return { kind: "held" };
  if (!facts.askedAt) return { kind: "draft" };
  if (facts.hiddenAt) return { kind: "hidden" };
  if (facts.closedAt) return { kind: "closed", byAsker: facts.closedBy === speakerOf(facts) };
  const { acceptance } = facts;
  if (acceptance?.kind === "pending") return { kind: "pending", firmAt: acceptance.firmAt };
  const live = liveEscalation(facts);
  if (live?.state === "answered")
    return { kind: "confirm", answerId: live.answerId, closesAt: live.silenceUntil };
  if (live?.handBackAskedAt && live.waitingUntil) return { kind: "hand_back", until: live.waitingUntil };
  if (live?.state === "waiting" && live.waitingOn && live.waitingUntil)
    return { kind: "support_waits", on: live.waitingOn, until: live.waitingUntil };
  if (live) return { kind: "support", since: live.openedAt, isOwned: live.ownerId !== null };
  if (acceptance?.kind === "provisional" && acceptance.firmAt && acceptance.firmAt > now)
    return { kind: "contestable", until: acceptance.firmAt };
  if (acceptance) return { kind: "solved" };
  if (facts.duplicateOf) return { kind: "duplicate" };
  if (isHistory(facts)) return { kind: "history" };
  const info = openInfoRequest(facts);
  if (info && info.until > now && !facts.gateOpenedAt) return { kind: "needs_info", until: info.until };
  return waiting(mayEscalate(facts, rules, now), { facts, rules, now, dueAt });
}

function waiting(gate: Gate, { facts, rules, now, dueAt }: Given): NextStep {
  if (gate.yes) {
    if (facts.escalation && !isReopenable(facts, now)) return { kind: "ask_anew" };
    // At most one case opens by itself; after it has ended only the asker or staff can ask again.
    const byItself = rules[gate.rule].opens === "escalate" && !facts.escalation;
    return { kind: "ask_person", since: gate.since, byItself };
  }
  const answers = othersAnswers(facts).filter((answer) => !answer.didNotWorkAt).length;
  if (!dueAt) return { kind: "undated", answers };
  const first = openings(facts, rules).sort((a, b) => a.at.getTime() - b.at.getTime())[0];
  const byItself = first && rules[first.rule].opens === "escalate" && !facts.escalation;
  return { kind: "waiting", at: dueAt, how: byItself ? "takes_over" : "may_ask", answers };
}
