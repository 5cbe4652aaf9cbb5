import * as desk from "./case";
import type { Effect, Event } from "./events";
import { liveEscalation } from "./facts";
import { type Gate, mayEscalate } from "./gate";
import { settleInfo } from "./info";
import { change, type World } from "./outcome";

/**
 * What follows from the facts alone once an event has been written: the gate opens and, where its rule says so,
 * escalates; a live case without any next date gets the team's next reply as a promise.
 */
export function settle(world: World, event: Event): Effect[] {
  const { facts, rules, now } = world;
  const live = liveEscalation(facts);
  const effects = settleInfo(world);
  if (live) return [...effects, ...standsAlone(world), ...desk.nextDate(world, live)];
  const gate = mayEscalate(facts, rules, now);
  if (!gate.yes) return effects;
  // At most one escalation opens by itself; afterwards asker or staff reopen it.
  const byItself = rules[gate.rule].opens === "escalate" && !facts.escalation;
  if (!facts.gateOpenedAt) effects.push({ do: "open_gate", rule: gate.rule, since: gate.since });
  if (byItself && mayActAtOnce(gate, event)) {
    effects.push(
      ...settleInfo(world, true),
      { do: "spend_gate" },
      { do: "open_case", grounds: gate.rule, reason: null },
    );
  } else if (!facts.gateOpenedAt && !byItself) {
    effects.push({ do: "tell", kind: "gate_open_offer" });
  }
  return effects;
}

/**
 * What had solved it by way of another question is discarded or lost while its own case is at work: it follows that
 * question no longer, since one that follows has no case of its own.
 */
const standsAlone = ({ facts }: World): Effect[] =>
  facts.duplicateOf && !facts.acceptance ? [change({ duplicateOfId: null }, "duplicate_ended")] : [];

/** R1 and R6 escalate by the sweep; R4 when asking, and R3 with the certificate, in the same breath. */
const mayActAtOnce = (gate: Gate, event: Event): boolean =>
  event.type === "clock" || (gate.yes && (gate.rule === "R3" || gate.rule === "R4"));
