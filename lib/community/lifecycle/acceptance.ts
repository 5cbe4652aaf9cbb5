import * as desk from "./case";
import type { Effect, Event, Outcome } from "./events";
import { after, DAY, type Facts, HOUR, latest, liveEscalation } from "./facts";
import { answerIn, change, no, notOpen, type World, yes } from "./outcome";

/** Hours in which the asker may contest what somebody else accepted for them. */
export const CONTEST_HOURS = 72;

/** Hours of the owner's silence after which a pending acceptance becomes firm. */
export const PENDING_HOURS = 24;

/** Hours in which taking an acceptance back also brings back the escalation that it withdrew. */
export const UNDO_HOURS = 72;

/**
 * The asker's word is firm, except while an agent owns the case and has not answered: then it waits for the agent.
 * Anybody else's is provisional, and never their own answer, never during an escalation, never after a contest.
 */
export function accept(world: World, event: Extract<Event, { type: "accept" }>): Outcome {
  const { facts, now } = world;
  const shut = notOpen(facts);
  if (shut) return shut;
  const found = answerIn(facts, event.answerId);
  if (!found.ok) return found;
  const { answer } = found;
  const standing = facts.acceptance;
  const live = liveEscalation(facts);

  if (event.by.as !== "asker") {
    if (standing) return no("already_answered");
    if (facts.duplicateOf?.isAccepted) return no("already_answered");
    if (answer.authorId === event.by.id) return no("not_allowed_on_own");
    if (live) return no("wrong_state");
    // The asker has spoken about this answer already.
    if (answer.didNotWorkAt || facts.contests.some((c) => c.answerId === answer.id))
      return no("already_decided");
    const firmAt = after(now, CONTEST_HOURS * HOUR);
    return yes(
      { do: "accept", kind: "provisional", answerId: answer.id, firmAt },
      { do: "spend_gate" },
      { do: "end_claims" },
      { do: "tell", kind: "answer_provisionally_accepted", data: { answerId: answer.id } },
    );
  }

  if (standing?.answerId === answer.id) {
    if (standing.kind !== "provisional") return no("already_decided");
    // The asker confirms what was accepted on their behalf.
    return yes({ do: "make_firm", id: standing.id }, ...afterFirm(world, answer.id));
  }
  return yes(
    ...(standing ? [{ do: "end_acceptance", id: standing.id, reason: "replaced" } as const] : []),
    ...(answer.didNotWorkAt ? [{ do: "did_not_work", answerId: answer.id, at: null } as const] : []),
    ...acceptAsAsker(world, { answerId: answer.id }),
  );
}

/** An article is accepted like an answer, by the asker alone; what has solved the question already stays what it is. */
export function acceptArticle(world: World, articleId: number): Outcome {
  const { facts } = world;
  const shut = notOpen(facts);
  if (shut) return shut;
  if (facts.acceptance || facts.duplicateOf?.isAccepted) return no("already_answered");
  return yes(...acceptAsAsker(world, { articleId }));
}

/** The asker's word on an answer, an article or another question: firm, or pending while an owner is at work. */
export function acceptAsAsker(
  world: World,
  what: { answerId?: number; articleId?: number; canonicalId?: number },
): Effect[] {
  const live = liveEscalation(world.facts);
  if (live?.ownerId && live.state !== "answered") {
    const promised = live.promises.filter((p) => p.agentId !== null).map((p) => p.dueAt);
    const firmAt = latest(after(world.now, PENDING_HOURS * HOUR), ...promised);
    return [
      { do: "accept", kind: "pending", ...what, firmAt },
      { do: "tell", kind: "acceptance_pending", data: { answerId: what.answerId ?? null } },
    ];
  }
  return [{ do: "accept", kind: "firm", ...what, firmAt: null }, ...afterFirm(world, what.answerId)];
}

const afterFirm = (world: World, answerId?: number): Effect[] => [
  { do: "spend_gate" },
  { do: "end_claims" },
  ...desk.endByAcceptance(world),
  ...(answerId ? [{ do: "tell", kind: "answer_accepted", data: { answerId } } as const] : []),
  { do: "tell", kind: "canonical_solved" },
];

/**
 * The asker takes an acceptance back: of their own it is an un-accepting, of somebody else's a contest. Either counts
 * as "did not work" for the answer, and an escalation which the acceptance ended comes back within its time.
 */
export function endAcceptance(world: World, reason: string): Outcome {
  const { facts, now } = world;
  const standing = facts.acceptance;
  if (!standing) return no("not_accepted");
  const shut = notOpen(facts);
  if (shut) return shut;
  const contested = standing.kind === "provisional";
  if (contested && standing.firmAt && standing.firmAt <= now) return no("too_late");
  return yes(
    { do: "end_acceptance", id: standing.id, reason: contested ? "contested" : "unaccepted" },
    ...(standing.answerId
      ? [{ do: "did_not_work", answerId: standing.answerId, at: now, reason } as const]
      : []),
    ...(facts.duplicateOf ? [change({ duplicateOfId: null }, "duplicate_ended")] : []),
    { do: "reopen_duplicates" },
    ...bringBack(facts, now, contested),
    {
      do: "tell",
      kind: contested ? "answer_contested" : "did_not_work",
      data: { answerId: standing.answerId },
    },
  );
}

/** The undo of a withdrawal, or of an unconfirmed closing that is contested. */
function bringBack(facts: Facts, now: Date, contested: boolean): Effect[] {
  const ended = facts.escalation;
  if (!ended || liveEscalation(facts)) return [];
  const before = ended.beforeWithdrawal;
  if (
    ended.state === "withdrawn" &&
    before &&
    ended.withdrawnAt &&
    now <= after(ended.withdrawnAt, UNDO_HOURS * HOUR)
  ) {
    return [
      {
        do: "set_case",
        id: ended.id,
        set: { ...before, withdrawnAt: null, withdrawnReason: null, beforeWithdrawal: null },
        audit: "withdrawal_undone",
      },
      { do: "tell", kind: "escalation_reopened" },
    ];
  }
  const unconfirmed = ended.state === "closed" && ended.outcome === "unconfirmed" && ended.closedAt;
  if (contested && unconfirmed && now <= after(unconfirmed, desk.REOPEN_DAYS * DAY)) {
    return [desk.reopened(ended), { do: "tell", kind: "escalation_reopened" }];
  }
  return [];
}
