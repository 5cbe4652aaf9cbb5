import type { GateRules, RuleName } from "@/lib/community/gate-rules";
import { gateHoursAfter } from "./clock";
import {
  clockStart,
  earliest,
  type Facts,
  HOUR,
  isHistory,
  isOrphaned,
  latest,
  liveEscalation,
  othersAnswers,
  type Shown,
} from "./facts";

export type Because =
  | "draft"
  | "held"
  | "hidden"
  | "closed"
  | "with_support"
  | "accepted"
  | "canonical_accepted"
  | "duplicate"
  | "history"
  | "asker_erased"
  | "not_yet";

export type Gate =
  | { yes: true; rule: RuleName; since: Date }
  /** `possibleFrom` null: no clock alone will open it. */
  | { yes: false; because: Because; possibleFrom: Date | null };

/**
 * Whether the question may be escalated now: by which rule and since when, or why not and from when (PRODUCT.md,
 * "The gate"). Pure; every way in asks it, and again with the question's row locked.
 */
export function mayEscalate(facts: Facts, rules: GateRules, now: Date): Gate {
  const because = block(facts);
  if (because) return { yes: false, because, possibleFrom: null };
  if (facts.gateOpenedAt && facts.gateRule) {
    return { yes: true, rule: facts.gateRule, since: facts.gateOpenedAt };
  }
  const times = openings(facts, rules);
  const open = times.filter((o) => o.at <= now).sort((a, b) => a.at.getTime() - b.at.getTime())[0];
  if (open) return { yes: true, rule: open.rule, since: open.at };
  return { yes: false, because: "not_yet", possibleFrom: earliest(...times.map((o) => o.at)) };
}

/** Why no rule is even asked. */
function block(facts: Facts): Because | null {
  if (facts.heldAt) return "held";
  if (!facts.askedAt) return "draft";
  if (facts.hiddenAt) return "hidden";
  if (facts.closedAt) return "closed";
  if (liveEscalation(facts)) return "with_support";
  if (facts.acceptance) return "accepted";
  if (facts.duplicateOf?.isAccepted) return "canonical_accepted";
  // The question that it repeats is the one that opens, by the earliest clock of them all.
  if (facts.duplicateOf) return "duplicate";
  if (isHistory(facts)) return "history";
  if (isOrphaned(facts)) return "asker_erased";
  return null;
}

/**
 * When each rule opens, or would open if nothing more happened; a rule that time alone cannot open is absent.
 * Ties go to the order of this list: the gravest ground is named first.
 */
export function openings(facts: Facts, rules: GateRules): { rule: RuleName; at: Date }[] {
  const start = clockStart(facts);
  if (!start) return [];
  const found: { rule: RuleName; at: Date | null }[] = [
    { rule: "R4", at: rules.R4.on ? urgent(facts, start) : null },
    { rule: "R3", at: rules.R3.on ? needsStaff(facts, start) : null },
    { rule: "R5", at: rules.R5.on ? many(facts, rules, start) : null },
    { rule: "R1", at: rules.R1.on ? unanswered(facts, due(facts, rules, start, "R1")) : null },
    { rule: "R6", at: rules.R6.on ? uncovered(facts, rules, start) : null },
    { rule: "R2", at: rules.R2.on ? notSolved(facts, rules, start) : null },
  ];
  return found.filter((o): o is { rule: RuleName; at: Date } => o.at !== null);
}

/** When the hours of a rule have passed since `from`, or the time that was shown before if that is sooner. */
const due = (facts: Facts, rules: GateRules, from: Date, rule: "R1" | "R2" | "R6"): Date =>
  earliest(gateHoursAfter(facts, rules, from, rules[rule].hours), facts.shown[rule])!;

/** R1: nobody else's visible answer stands that the asker has not marked "did not work". */
function unanswered(facts: Facts, at: Date): Date | null {
  const others = othersAnswers(facts);
  if (others.some((a) => !a.didNotWorkAt)) return null;
  // It holds from the moment on which the last answer that stood fell away, if that was later.
  const fell = facts.answers
    .filter((a) => a.postedAt && a.authorId !== facts.askerId)
    .map((a) => earliest(a.didNotWorkAt, a.removedAt));
  return latest(at, ...fell);
}

/** R6: as R1, sooner, where nobody looks after topic and language; a time that was shown stays, whoever comes since. */
function uncovered(facts: Facts, rules: GateRules, start: Date): Date | null {
  if (facts.isCovered) return facts.shown.R6 ? unanswered(facts, facts.shown.R6) : null;
  return unanswered(facts, due(facts, rules, start, "R6"));
}

/** R5: so many who have the same problem within so many hours of each other. */
function many(facts: Facts, rules: GateRules, start: Date): Date | null {
  const { count, hours } = rules.R5;
  const at = facts.demand.find((said, i) => {
    const first = facts.demand[i - count + 1];
    return first !== undefined && said.getTime() - first.getTime() <= hours * HOUR;
  });
  return at ? latest(at, start) : null;
}

/** R2: two different answers "did not work", a contest, or long enough after an answer that the asker has seen. */
function notSolved(facts: Facts, rules: GateRules, start: Date): Date | null {
  const failed = facts.answers
    .filter((a) => a.didNotWorkAt)
    .map((a) => a.didNotWorkAt!)
    .sort((a, b) => a.getTime() - b.getTime());
  const contested = facts.contests.map((c) => c.at).sort((a, b) => a.getTime() - b.getTime())[0];
  const first = othersAnswers(facts)[0]?.postedAt ?? null;
  const waited = first ? due(facts, rules, latest(first, start), "R2") : null;
  const seen = first && facts.askerOpenedAt && facts.askerOpenedAt > first;
  const at = earliest(failed[rules.R2.didNotWork - 1], contested, seen ? waited : null);
  return at ? latest(at, start) : null;
}

function needsStaff(facts: Facts, start: Date): Date | null {
  const at = earliest(...facts.certificates.map((c) => c.at));
  return at ? latest(at, start) : null;
}

/** R4; and while a question is restricted nobody but staff could answer it, so its gate is open at once. */
function urgent(facts: Facts, start: Date): Date | null {
  const marked = facts.urgentMark !== null && facts.urgentRejectedAt === null;
  return marked || facts.visibility === "restricted" ? start : null;
}

/** The times to keep as shown: what the rules say now, or what was shown before if that is sooner. */
export function shownTimes(facts: Facts, rules: GateRules): Shown {
  const start = clockStart(facts);
  const shown = { ...facts.shown };
  if (!start) return shown;
  if (rules.R1.on) shown.R1 = due(facts, rules, start, "R1");
  if (rules.R6.on && !facts.isCovered) shown.R6 = due(facts, rules, start, "R6");
  const first = othersAnswers(facts)[0]?.postedAt;
  if (rules.R2.on && first) shown.R2 = due(facts, rules, latest(first, start), "R2");
  return shown;
}

/**
 * When the sweep must look at the gate again: when a clock opens it, or at once when somebody's word has opened it and
 * its rule escalates by itself; null when it waits for a person.
 */
export function gateDueAt(facts: Facts, rules: GateRules): Date | null {
  if (block(facts)) return null;
  if (facts.gateOpenedAt && facts.gateRule) {
    return rules[facts.gateRule].opens === "escalate" && !facts.escalation ? facts.gateOpenedAt : null;
  }
  return earliest(...openings(facts, rules).map((o) => o.at));
}
