import type { By, CasePatch, Effect, Event, Outcome } from "./events";
import { after, DAY, type EscalationFact, HOUR, isVisible, latest, liveEscalation, MINUTE } from "./facts";
import { no, type World, yes } from "./outcome";

/** Minutes after which the system acknowledges what no person has. */
export const ACKNOWLEDGE_MINUTES = 5;
/** Hours of the asker's silence after a staff answer, with reminders at 24 and 48, until the case closes as unconfirmed. */
export const SILENCE_HOURS = 72;
/** How long before a promise is due its owner is reminded. */
export const REMIND_MINUTES = 60;
const REOPEN_DAYS = 30;
const CONTEST_HOURS = 72;

const patch = (id: number, set: CasePatch, audit: string, data?: Record<string, unknown>): Effect => ({
  do: "set_case",
  id,
  set,
  audit,
  data,
});
const endPromises = (
  live: EscalationFact,
  outcome: "kept" | "released" | "cancelled",
  whose?: (agentId: string | null) => boolean,
): Effect[] => {
  const ids = live.promises.filter((p) => !whose || whose(p.agentId)).map((p) => p.id);
  return ids.length ? [{ do: "end_promises", ids, outcome }] : [];
};

/** One agent owns a case; taking what somebody else owns is refused with their name. */
export function take({ facts, now }: World, by: By): Outcome {
  const live = liveEscalation(facts);
  if (!live) return no("no_live_escalation");
  if (live.ownerId === by.id) return no("already_decided");
  if (live.ownerId) return no("already_taken", { ownerId: live.ownerId });
  return yes(
    patch(
      live.id,
      {
        state: "in_progress",
        ownerId: by.id,
        takenAt: now,
        ...(live.state === "queued" && { acknowledgedAt: now }),
      },
      "taken",
    ),
    { do: "tell", kind: "escalation_taken" },
  );
}

/** The owner leaves: the case goes back to its team, and so do the promises. */
export function release(world: World): Outcome {
  const { facts } = world;
  const live = liveEscalation(facts);
  if (!live) return no("no_live_escalation");
  if (!live.ownerId) return no("wrong_state");
  // Nobody's case is withdrawn by the asker's acceptance, so one that waited for this owner takes effect.
  if (facts.acceptance?.kind === "pending") return yes(...becomesFirm(world));
  return yes(
    patch(
      live.id,
      { state: "acknowledged", ownerId: null, answeredAt: null, silenceUntil: null },
      "released",
      { from: live.ownerId },
    ),
    ...live.promises
      .filter((p) => p.agentId !== null)
      .flatMap((p): Effect[] => [
        { do: "end_promises", ids: [p.id], outcome: "released" },
        { do: "promise", caseId: live.id, agentId: null, what: "taken_over", why: "", dueAt: p.dueAt },
      ]),
  );
}

export function promise({ facts, now }: World, event: Extract<Event, { type: "promise" }>): Outcome {
  const live = liveEscalation(facts);
  if (!live) return no("no_live_escalation");
  if (live.ownerId !== event.by.id) return no("not_owner");
  if (event.dueAt <= now) return no("too_late");
  return yes(
    // A plan of the agent's own takes the place of the team's first reply, which this is.
    ...endPromises(live, "kept", (agentId) => agentId === null),
    {
      do: "promise",
      caseId: live.id,
      agentId: event.by.id,
      what: event.what,
      why: event.why,
      dueAt: event.dueAt,
    },
    { do: "tell", kind: "promise_made", data: { what: event.what, dueAt: event.dueAt.toISOString() } },
  );
}

/** The owner's public answer: promises are kept, and the asker has 72 hours to say whether it worked. */
export function answeredBy(
  { facts, now }: World,
  event: Extract<Event, { type: "answer_posted" }>,
): Effect[] {
  const live = liveEscalation(facts);
  if (!live?.ownerId || live.ownerId !== event.by.id) return [];
  return [
    patch(
      live.id,
      {
        state: "answered",
        answerId: event.answerId,
        answeredAt: now,
        silenceUntil: after(now, SILENCE_HOURS * HOUR),
        remindersSent: 0,
      },
      "answered",
      { answerId: event.answerId },
    ),
    ...endPromises(live, "kept"),
    { do: "tell", kind: "escalation_answered", data: { answerId: event.answerId } },
  ];
}

/** A "did not work" sends an answered case back to its owner. */
export function backToWork({ facts }: World): Effect[] {
  const live = liveEscalation(facts);
  if (live?.state !== "answered") return [];
  return [patch(live.id, { state: "in_progress", answeredAt: null, silenceUntil: null }, "back_to_work")];
}

/** The staff answer itself was removed: there is nothing left to confirm. */
export function answerLost(world: World, answerId: number): Effect[] {
  const live = liveEscalation(world.facts);
  return live?.answerId === answerId ? backToWork(world) : [];
}

/** What the asker's firm acceptance does to a live case: nobody's is withdrawn, an answered one closes. */
export function endByAcceptance(world: World): Effect[] {
  const live = liveEscalation(world.facts);
  if (!live) return [];
  if (live.state === "answered") return closed(world, live, "accepted", null);
  return withdraw(world, "accepted");
}

/** Ends a live case without an outcome of its own; an undo brings back state and owner. */
export function withdraw({ facts, now }: World, reason: string): Effect[] {
  const live = liveEscalation(facts);
  if (!live) return [];
  return [
    patch(
      live.id,
      {
        state: "withdrawn",
        withdrawnAt: now,
        withdrawnReason: reason,
        beforeWithdrawal: {
          state: live.state === "answered" ? "in_progress" : live.state,
          ownerId: live.ownerId,
        },
      },
      "withdrawn",
      { reason },
    ),
    ...endPromises(live, "released"),
    { do: "tell", kind: "escalation_withdrawn", data: { reason } },
  ];
}

/** The question itself ends: a case goes with it, and an acceptance that waited for its owner waits no more. */
export function endWithQuestion(world: World, reason: string): Effect[] {
  const pending = world.facts.acceptance?.kind === "pending" ? world.facts.acceptance : null;
  return [...withdraw(world, reason), ...(pending ? [{ do: "make_firm", id: pending.id } as const] : [])];
}

/** The owner lets the community's answer stand. */
export function drop(world: World): Outcome {
  const pending = world.facts.acceptance;
  if (pending?.kind !== "pending") return no("wrong_state");
  return yes(...becomesFirm(world));
}

/** The owner goes on: the answer "helped", and the pending acceptance is discarded. */
export function keep({ facts }: World): Outcome {
  const pending = facts.acceptance;
  if (pending?.kind !== "pending") return no("wrong_state");
  return yes(
    { do: "end_acceptance", id: pending.id, reason: "kept_by_agent" },
    { do: "tell", kind: "acceptance_kept", data: { answerId: pending.answerId } },
  );
}

/** Closing without the asker's acceptance: with a public answer it waits for nobody any more, without one it says why. */
export function close(world: World, event: Extract<Event, { type: "close_case" }>): Outcome {
  const live = liveEscalation(world.facts);
  if (!live) return no("no_live_escalation");
  if (live.ownerId !== event.by.id && event.by.as !== "staff") return no("not_owner");
  // An answer of staff is the asker's to confirm: by acceptance, or by 72 hours of silence.
  if (live.state === "answered") return no("wrong_state");
  // Let the acceptance that waits stand, or keep on: closing must not leave it undecided.
  if (world.facts.acceptance) return no("wrong_state");
  if (live.promises.some((p) => p.agentId !== null)) return no("promise_open");
  if (!event.whyNoAnswer.trim()) return no("invalid_input");
  return yes(...closed(world, live, "no_public_answer", event.causeCode, event.whyNoAnswer), {
    do: "tell",
    kind: "escalation_closed",
  });
}

function closed(
  { now }: World,
  live: EscalationFact,
  outcome: "accepted" | "unconfirmed" | "no_public_answer",
  causeCode: string | null,
  reason: string | null = null,
): Effect[] {
  return [
    patch(
      live.id,
      {
        state: "closed",
        closedAt: now,
        outcome,
        outcomeReason: reason,
        silenceUntil: null,
        ...(causeCode && { causeCode }),
      },
      "case_closed",
      { outcome, causeCode, reason },
    ),
    ...endPromises(live, "released"),
  ];
}

/** The same case again, counted, within 30 days; not against an acceptance, a live case or a closed question. */
export function reopen({ facts, now }: World, by: By, reason: string): Outcome {
  const ended = facts.escalation;
  if (!ended) return no("no_live_escalation");
  if (liveEscalation(facts)) return no("wrong_state");
  if (facts.acceptance || facts.duplicateOf?.isAccepted) return no("already_answered");
  if (facts.closedAt) return no("question_closed");
  if (facts.hiddenAt || facts.heldAt) return no("wrong_state");
  if (by.as !== "asker" && by.as !== "staff") return no("forbidden");
  const endedAt = latest(ended.closedAt, ended.withdrawnAt);
  if (now > after(endedAt, REOPEN_DAYS * DAY)) return no("too_late");
  return yes({ do: "spend_gate" }, reopened(ended, reason), { do: "tell", kind: "escalation_reopened" });
}

/** Whoever owned it owns it again; otherwise it waits in its team's queue. */
export const reopened = (ended: EscalationFact, reason = ""): Effect =>
  patch(
    ended.id,
    {
      state: ended.ownerId ? "in_progress" : "acknowledged",
      closedAt: null,
      closedBy: null,
      outcome: null,
      outcomeReason: null,
      withdrawnAt: null,
      withdrawnReason: null,
      beforeWithdrawal: null,
      answeredAt: null,
      silenceUntil: null,
      reopenedCount: ended.reopenedCount + 1,
    },
    "case_reopened",
    { reason },
  );

/** Everything that the clock alone does to acceptance and case, in the order in which it would have happened. */
export function timers(world: World): Effect[] {
  const { facts, now } = world;
  const live = liveEscalation(facts);
  const standing = facts.acceptance;
  if (standing?.firmAt && standing.firmAt <= now) return becomesFirm(world);
  if (!live) return [];
  const effects: Effect[] = [];
  if (live.state === "queued" && after(live.openedAt, ACKNOWLEDGE_MINUTES * MINUTE) <= now) {
    effects.push(patch(live.id, { state: "acknowledged", acknowledgedAt: now }, "acknowledged"));
  }
  for (const p of live.promises) {
    if (p.dueAt <= now) {
      effects.push(
        { do: "end_promises", ids: [p.id], outcome: "missed" },
        { do: "tell", kind: "promise_missed", data: { promiseId: p.id } },
      );
    } else if (!p.remindedAt && after(p.dueAt, -REMIND_MINUTES * MINUTE) <= now) {
      effects.push(
        { do: "remind_promise", id: p.id },
        { do: "tell", kind: "promise_due", data: { promiseId: p.id } },
      );
    }
  }
  if (live.state === "answered" && live.silenceUntil)
    effects.push(...silence(world, live, live.silenceUntil));
  return effects;
}

/** Two reminders a day apart; then the case closes as unconfirmed and the staff answer is accepted provisionally. */
function silence(world: World, live: EscalationFact, until: Date): Effect[] {
  const { facts, now } = world;
  if (until > now) {
    const reminder = live.remindersSent + 1;
    const due = reminder <= 2 && after(until, -(SILENCE_HOURS - reminder * 24) * HOUR) <= now;
    if (!due) return [];
    return [
      patch(live.id, { remindersSent: reminder }, "reminded"),
      { do: "tell", kind: "silence_reminder", data: { reminder } },
    ];
  }
  if (facts.acceptance?.kind === "pending") return becomesFirm(world);
  // Without its two reminders the asker has not been asked: the second goes out first.
  if (live.remindersSent < 2) {
    return [
      patch(live.id, { remindersSent: 2, silenceUntil: after(now, 24 * HOUR) }, "reminded"),
      { do: "tell", kind: "silence_reminder", data: { reminder: 2 } },
    ];
  }
  const answer = facts.answers.find((a) => a.id === live.answerId && isVisible(a));
  const contested = facts.contests.some((c) => c.answerId === live.answerId);
  const accepts = answer && !answer.didNotWorkAt && !contested && !facts.acceptance;
  return [
    ...closed(world, live, "unconfirmed", null),
    ...(accepts
      ? [
          {
            do: "accept",
            kind: "provisional",
            answerId: answer.id,
            firmAt: after(now, CONTEST_HOURS * HOUR),
          } as const,
          { do: "spend_gate" } as const,
        ]
      : []),
    { do: "tell", kind: "escalation_closed" },
  ];
}

/** A provisional acceptance that nobody contested, or a pending one that the owner let pass. */
function becomesFirm(world: World): Effect[] {
  const { facts } = world;
  const standing = facts.acceptance!;
  return [
    { do: "make_firm", id: standing.id },
    { do: "spend_gate" },
    { do: "end_claims" },
    ...endByAcceptance(world),
    ...(standing.kind === "pending"
      ? [{ do: "tell", kind: "answer_accepted", data: { answerId: standing.answerId } } as const]
      : []),
  ];
}

/** Law: a live case has a next date. When the last one has ended, the team's next reply becomes a promise. */
export function nextDate({ now }: World, live: EscalationFact): Effect[] {
  const hasDate =
    live.promises.length > 0 ||
    (live.state === "waiting" && live.waitingUntil) ||
    (live.state === "answered" && live.silenceUntil);
  if (hasDate) return [];
  return [
    {
      do: "promise",
      caseId: live.id,
      agentId: null,
      what: "next_reply",
      why: "",
      dueAt: after(now, live.firstReplyHours * HOUR),
    },
  ];
}
