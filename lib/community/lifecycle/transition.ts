import type { No } from "@/lib/errors";
import { accept, acceptArticle, acceptAsAsker, answerRemoved, didNotWork, endAcceptance } from "./acceptance";
import * as desk from "./case";
import type { Effect, Event, Outcome } from "./events";
import { isHistory, liveEscalation, openInfoRequest } from "./facts";
import { type Gate, mayEscalate } from "./gate";
import { askForInfo, endInfo, settleInfo, withdrawInfo } from "./info";
import { no, notOpen, type World, yes } from "./outcome";

/**
 * What one event does to a question, or why it may not be. Pure: the command reads the facts under the row's
 * lock, `apply` writes the effects, and `settle` then draws what follows from the new facts.
 */
export function transition(world: World, event: Event): Outcome {
  const { facts, now } = world;
  switch (event.type) {
    case "asked":
      return facts.askedAt
        ? no("already_decided")
        : yes(change({ askedAt: now, askerWroteAt: now, askerOpenedAt: now }, "asked"));
    case "released":
      if (!facts.heldAt) return no("wrong_state");
      return yes(
        change(
          { heldAt: null, askedAt: facts.askedAt ?? now, askerWroteAt: facts.askerWroteAt ?? now },
          "released",
        ),
      );
    case "asker_wrote":
      return askerWrote(world);
    case "asker_opened":
      return yes(change({ askerOpenedAt: now }, "asker_opened"));
    case "closed":
      return close(world, event);
    case "reopened":
      if (!facts.closedAt) return no("wrong_state");
      if (event.by.as !== "staff" && facts.closedBy !== event.by.id) return no("forbidden");
      return yes(change({ closedAt: null, closedBy: null, closeReason: null }, "reopened"));
    case "hidden":
      if (facts.hiddenAt) return no("wrong_state");
      return yes(
        change({ hiddenAt: now, hiddenBy: event.by.id }, "hidden"),
        ...desk.endWithQuestion(world, "hidden"),
        { do: "end_claims" },
        { do: "free_duplicates" },
      );
    case "restored":
      return facts.hiddenAt ? yes(change({ hiddenAt: null, hiddenBy: null }, "restored")) : no("wrong_state");
    case "restricted":
      if (facts.visibility === "restricted") return no("wrong_state");
      return yes(
        change({ visibility: "restricted" }, "restricted", { reason: event.reason }),
        { do: "end_claims" },
        { do: "free_duplicates" },
      );
    case "published":
      return facts.visibility === "restricted"
        ? yes(change({ visibility: "public" }, "published"))
        : no("wrong_state");
    case "urgent_rejected":
      if (!facts.urgentMark || facts.urgentRejectedAt) return no("wrong_state");
      return yes(
        change({ urgentRejectedAt: now }, "urgent_rejected", { reason: event.reason }),
        // Only an opening by this mark ends with it; a live escalation stays.
        ...(facts.gateRule === "R4" ? [{ do: "spend_gate" } as const] : []),
      );
    case "retopicked":
      return yes();
    case "duplicate_confirmed":
      return confirmDuplicate(world, event);
    case "duplicate_joined":
    case "same_problem":
      // Nothing but what `settle` draws from the new facts: an earlier clock, or enough who have the same problem.
      return yes();
    case "duplicate_ended":
      return endDuplicate(world, event.reason);
    case "canonical_lost":
      return canonicalLost(world);
    case "canonical_gone":
      return canonicalGone(world);
    case "info_asked":
      return askForInfo(world, event);
    case "info_withdrawn":
      return withdrawInfo(world);
    case "asker_erased":
      return desk.askerErased(world, event.successorId);
    case "answer_posted":
      return answerPosted(world, event);
    case "answer_removed":
      return answerRemoved(world, event.answerId);
    case "answer_restored":
      return yes();
    case "did_not_work":
      return didNotWork(world, event);
    case "accept":
      return accept(world, event);
    case "article_accepted":
      return acceptArticle(world, event.articleId);
    case "end_acceptance":
      return endAcceptance(world, event.reason);
    case "certify":
      return certify(world, event);
    case "escalate":
      return escalate(world, event);
    case "reopen_case":
      return desk.reopen(world, event.by, event.reason);
    case "take":
      return desk.take(world, event.by);
    case "release_case":
      return desk.release(world);
    case "hand_over":
      return desk.handOver(world, event);
    case "wait":
      return desk.wait(world, event);
    case "resume":
      return desk.resume(world, event.by);
    case "hand_back":
      return desk.handBack(world, event);
    case "hand_back_decided":
      return desk.decideHandBack(world, event.agrees);
    case "set_cause":
      return desk.setCause(world, event.causeCode);
    case "promise":
      return desk.promise(world, event);
    case "drop":
      return desk.drop(world);
    case "keep":
      return desk.keep(world);
    case "close_case":
      return desk.close(world, event);
    case "clock":
      return yes(...infoExpired(world), ...desk.timers(world));
  }
}

/**
 * What follows from the facts alone once an event has been written: the gate opens and, where its rule says so,
 * escalates; a live case without any next date gets the team's next reply as a promise.
 */
export function settle(world: World, event: Event): Effect[] {
  const { facts, rules, now } = world;
  const live = liveEscalation(facts);
  const effects = settleInfo(world);
  if (live) return [...effects, ...desk.nextDate(world, live)];
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

/** R1 and R6 escalate by the sweep; R4 when asking, and R3 with the certificate, in the same breath. */
const mayActAtOnce = (gate: Gate, event: Event): boolean =>
  event.type === "clock" || (gate.yes && (gate.rule === "R3" || gate.rule === "R4"));

function close(world: World, event: Extract<Event, { type: "closed" }>): Outcome {
  const { facts, now } = world;
  if (facts.closedAt) return no("already_decided");
  if (!facts.askedAt && !facts.heldAt) return no("wrong_state");
  const set = { closedAt: now, closedBy: event.by.id, closeReason: event.reason };
  return yes(
    change(set, "closed", { reason: event.reason }),
    ...desk.endWithQuestion(world, "closed"),
    { do: "spend_gate" },
    { do: "end_claims" },
    // Nobody may be left to follow a question on which nothing can happen any more.
    ...(facts.acceptance ? [] : [{ do: "free_duplicates" } as const]),
    ...(event.by.as === "asker"
      ? []
      : [{ do: "tell", kind: "question_closed", data: { reason: event.reason } } as const]),
  );
}

function answerPosted(world: World, event: Extract<Event, { type: "answer_posted" }>): Outcome {
  const { facts } = world;
  const shut = notOpen(facts);
  if (shut) return shut;
  return yes(
    { do: "tell", kind: "answer_posted", data: { answerId: event.answerId } },
    ...desk.answeredBy(world, event),
  );
}

function certify(world: World, event: Extract<Event, { type: "certify" }>): Outcome {
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
function escalate(world: World, event: Extract<Event, { type: "escalate" }>): Outcome {
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

function confirmDuplicate(world: World, event: Extract<Event, { type: "duplicate_confirmed" }>): Outcome {
  const { facts } = world;
  const shut = notOpen(facts);
  if (shut) return shut;
  if (facts.acceptance || facts.duplicateOf) return no("already_answered");
  const effects: Effect[] = [];
  const live = liveEscalation(facts);
  if (event.canonicalId) {
    const data = { of: event.canonicalId };
    effects.push(change({ duplicateOfId: event.canonicalId }, "duplicate_confirmed", data));
    // Whoever follows a question has none that follow it.
    effects.push({ do: "free_duplicates" }, { do: "spend_gate" });
    if (live && !event.canonicalSolved)
      effects.push(...desk.moveTo(world, live, event.canonicalId, event.canonicalCaseId ?? null));
  }
  if (event.articleId || event.canonicalSolved) {
    effects.push(
      ...acceptAsAsker(world, {
        articleId: event.articleId,
        canonicalId: event.articleId ? undefined : event.canonicalId,
      }),
    );
  }
  effects.push({ do: "end_claims" });
  return yes(...effects);
}

/** The question it was a duplicate of has lost its acceptance: this one is open again unless solved otherwise. */
function canonicalLost(world: World): Outcome {
  const { acceptance } = world.facts;
  if (!acceptance?.canonicalId) return yes();
  return yes(
    { do: "end_acceptance", id: acceptance.id, reason: "canonical_lost" },
    { do: "tell", kind: "canonical_lost" },
  );
}

/** "It is not the same after all": the question stands for itself again, with its own clocks. */
function endDuplicate(world: World, reason: string): Outcome {
  const { facts } = world;
  const shut = notOpen(facts);
  if (shut) return shut;
  // What the other question solved is taken back as an acceptance is.
  if (!facts.duplicateOf || facts.acceptance) return no("wrong_state");
  return yes(change({ duplicateOfId: null }, "duplicate_ended", { reason }));
}

/** Closed, hidden or restricted: what followed it stands for itself again. */
function canonicalGone(world: World): Outcome {
  const { acceptance, duplicateOf } = world.facts;
  if (!duplicateOf) return yes();
  return yes(
    change({ duplicateOfId: null }, "duplicate_ended"),
    ...(acceptance?.canonicalId
      ? [{ do: "end_acceptance", id: acceptance.id, reason: "canonical_lost" } as const]
      : []),
    { do: "tell", kind: "canonical_lost" },
  );
}

/** A word of the asker wakes history, gives what was asked for, and lets a case go on that waited for it. */
function askerWrote(world: World): Outcome {
  const { facts, now } = world;
  const wakes = isHistory(facts) && { wokenAt: now };
  const open = openInfoRequest(facts);
  return yes(
    change({ askerWroteAt: now, askerOpenedAt: now, ...wakes }, "asker_wrote"),
    ...(open ? endInfo(world, open, "answered") : []),
    ...desk.customerWrote(world),
  );
}

function infoExpired(world: World): Effect[] {
  const open = openInfoRequest(world.facts);
  return open && open.until <= world.now ? endInfo(world, open, "expired") : [];
}

function refusalOf(because: Exclude<Gate, { yes: true }>["because"], possibleFrom: Date | null = null): No {
  if (because === "accepted" || because === "canonical_accepted") return no("already_answered");
  if (because === "closed") return no("question_closed");
  if (because === "history") return no("question_is_history");
  return no("gate_closed", { because, possibleFrom: possibleFrom?.toISOString() ?? null });
}

const change = (
  set: Extract<Effect, { do: "set_question" }>["set"],
  audit: string,
  data?: Record<string, unknown>,
): Effect => ({ do: "set_question", set, audit, data });
