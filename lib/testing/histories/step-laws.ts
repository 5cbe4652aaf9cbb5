import type { GateRules } from "@/lib/community/gate-rules";
import { type Event, type Facts, settle, transition } from "@/lib/community/lifecycle";
import { dueTimes } from "@/lib/community/lifecycle/due";
import { earliest, liveEscalation, shownRules } from "@/lib/community/lifecycle/facts";
import { gateDueAt } from "@/lib/community/lifecycle/gate";
import { turnOrStay } from "./turn";

/** Which laws about what one event does are broken; empty when all hold. `laws.ts` has those about how things stand. */
export const brokenByStep = (
  before: Facts,
  next: Facts,
  event: Event,
  now: Date,
  rules: GateRules,
): string[] => [
  ...steady(rules, next, now),
  ...overlooked(rules, next, now),
  ...neverLater(before, next, event),
  ...keptWord(before, next, event),
];

/** Law: timers are idempotent; what the clock did, it does not do again at the same time. */
function steady(rules: GateRules, facts: Facts, now: Date): string[] {
  const clock: Event = { type: "clock", by: { id: null, as: "system" } };
  let swept = facts;
  // A timer may lead to the next one that is due as well; after a few rounds nothing may be left.
  for (let round = 0; round < 4; round += 1) swept = turnOrStay(swept, clock, now, rules);
  const outcome = transition({ facts: swept, rules, now }, clock);
  const more = outcome.ok ? [...outcome.effects, ...settle({ facts: swept, rules, now }, clock)] : [];
  return more.length > 0 ? [`the clock goes on and on: ${more.map((e) => e.do).join(", ")}`] : [];
}

/** Law: what the clock would do now is due by now, so that the sweep, which reads only what is due, does it. */
function overlooked(rules: GateRules, facts: Facts, now: Date): string[] {
  const world = { facts, rules, now };
  const clock: Event = { type: "clock", by: { id: null, as: "system" } };
  const outcome = transition(world, clock);
  const todo = outcome.ok ? [...outcome.effects, ...settle(world, clock)] : [];
  const due = earliest(gateDueAt(facts, rules), dueTimes(facts));
  if (todo.length === 0 || (due && due <= now)) return [];
  return [`the sweep overlooks: ${todo.map((e) => e.do).join(", ")}`];
}

/** Law: a time that was shown never comes later; but for a request for information, which delays no gate that is open. */
const neverLater = (before: Facts, next: Facts, event: Event): string[] =>
  event.type === "info_asked"
    ? []
    : shownRules
        .filter((rule) => before.shown[rule] && next.shown[rule]! > before.shown[rule]!)
        .map((rule) => `${rule} was shown earlier`);

/** Law: no promise is dropped silently. One is kept, missed or reassigned, unless case or question ended or moved. */
function keptWord(before: Facts, next: Facts, event: Event): string[] {
  const live = liveEscalation(next);
  if (!live || before.escalation?.id !== live.id) return [];
  const gone = before.escalation.promises.filter((p) => !live.promises.some((other) => other.id === p.id));
  const ends: Event["type"][] = ["answer_posted", "promise", "clock"];
  return gone.length === 0 || ends.includes(event.type) ? [] : [`${event.type} dropped a promise`];
}
