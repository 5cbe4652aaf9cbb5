import type { Effect } from "../events";
import { type EscalationFact, liveEscalation } from "../facts";
import type { World } from "../outcome";
import { endPromises, noWaiting, patch } from "./parts";

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
  const isAtWork = live.state === "answered" || live.state === "waiting";
  return [
    patch(
      live.id,
      {
        ...noWaiting,
        state: "withdrawn",
        withdrawnAt: now,
        withdrawnReason: reason,
        silenceUntil: null,
        planRequiredAt: null,
        beforeWithdrawal: { state: isAtWork ? "in_progress" : live.state, ownerId: live.ownerId },
      },
      "withdrawn",
      { reason },
    ),
    ...endPromises(live, "released"),
    { do: "tell", kind: "escalation_withdrawn", data: { reason } },
  ];
}

/** The end of a case with its outcome; what only the team had promised is released. */
export function closed(
  { now }: World,
  live: EscalationFact,
  outcome: NonNullable<EscalationFact["outcome"]>,
  causeCode: string | null,
  reason: string | null = null,
): Effect[] {
  return [
    patch(
      live.id,
      {
        ...noWaiting,
        state: "closed",
        closedAt: now,
        outcome,
        outcomeReason: reason,
        silenceUntil: null,
        planRequiredAt: null,
        ...(causeCode && { causeCode }),
      },
      "case_closed",
      { outcome, causeCode, reason },
    ),
    ...endPromises(live, "released"),
  ];
}
