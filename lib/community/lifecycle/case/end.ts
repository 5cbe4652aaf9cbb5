import type { By, Effect, Event, Outcome } from "../events";
import { after, DAY, type EscalationFact, type Facts, isOrphaned, latest, liveEscalation } from "../facts";
import { no, type World, yes } from "../outcome";
import { closed, withdraw } from "./ending";
import { becomesFirm } from "./firm";
import { noWaiting, patch } from "./parts";

export const REOPEN_DAYS = 30;

/** Causes that somebody can do something about in the articles. */
const contentCauses = ["no_article", "article_not_found", "article_wrong"] as const;
const curationTask = (caseId: number, causeCode: string): Effect[] => {
  const cause = contentCauses.find((code) => code === causeCode);
  return cause ? [{ do: "curation_task", caseId, cause }] : [];
};

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
  // What was missed is owed: a new time and its keeping, or an answer, come before the end.
  if (live.planRequiredAt) return no("plan_required");
  if (!event.whyNoAnswer.trim()) return no("invalid_input");
  return yes(
    ...closed(world, live, "no_public_answer", event.causeCode, event.whyNoAnswer),
    ...curationTask(live.id, event.causeCode),
    { do: "tell", kind: "escalation_closed" },
  );
}

/** What the case turned out to be about, said at its end or afterwards; said anew, the last word counts. */
export function setCause({ facts }: World, causeCode: string): Outcome {
  const { escalation } = facts;
  if (!escalation) return no("no_live_escalation");
  if (escalation.causeCode === causeCode) return no("already_decided");
  return yes(
    patch(escalation.id, { causeCode }, "cause_set", { causeCode }),
    ...curationTask(escalation.id, causeCode),
  );
}

/** An ended case opens again within 30 days; later it is a new question that goes on from this one. */
export function isReopenable({ escalation: ended }: Facts, now: Date): boolean {
  return ended !== null && now <= after(latest(ended.closedAt, ended.withdrawnAt), REOPEN_DAYS * DAY);
}

/** The same case again, counted, within 30 days; not against an acceptance, a live case or a closed question. */
export function reopen({ facts, now }: World, by: By, reason: string): Outcome {
  const ended = facts.escalation;
  if (!ended) return no("no_live_escalation");
  if (liveEscalation(facts)) return no("wrong_state");
  if (facts.acceptance || facts.duplicateOf?.isAccepted) return no("already_answered");
  if (facts.closedAt) return no("question_closed");
  if (facts.hiddenAt || facts.heldAt || facts.duplicateOf || isOrphaned(facts)) return no("wrong_state");
  if (by.as !== "asker" && by.as !== "staff") return no("forbidden");
  if (!isReopenable(facts, now)) return no("too_late");
  return yes({ do: "spend_gate" }, reopened(ended, reason), { do: "tell", kind: "escalation_reopened" });
}

/** Whoever owned it owns it again; otherwise it waits in its team's queue. */
export const reopened = (ended: EscalationFact, reason = ""): Effect =>
  patch(
    ended.id,
    {
      ...noWaiting,
      state: ended.ownerId ? "in_progress" : "acknowledged",
      closedAt: null,
      closedBy: null,
      outcome: null,
      outcomeReason: null,
      withdrawnAt: null,
      withdrawnReason: null,
      // One that had gone over to another question's stands for itself again.
      mergedIntoId: null,
      beforeWithdrawal: null,
      answeredAt: null,
      silenceUntil: null,
      planRequiredAt: null,
      reopenedCount: ended.reopenedCount + 1,
    },
    "case_reopened",
    { reason },
  );
