import type { Effect, Event, Outcome } from "../events";
import { type EscalationFact, liveEscalation } from "../facts";
import { no, type World, yes } from "../outcome";
import { withdraw } from "./ending";
import { becomesFirm } from "./firm";
import { endPromises, noWaiting, patch } from "./parts";

/** The owner leaves: the case goes back to its team, and so do the promises. */
export function release(world: World): Outcome {
  const { facts } = world;
  const live = liveEscalation(facts);
  if (!live) return no("no_live_escalation");
  if (!live.ownerId) return no("wrong_state");
  // Nobody's case is withdrawn by the asker's acceptance, so one that waited for this owner takes effect.
  if (facts.acceptance?.kind === "pending") return yes(...becomesFirm(world));
  return yes(
    patch(live.id, backToTeam, "released", { from: live.ownerId }),
    ...reassign(live, null, live.teamId),
  );
}

/** To another agent, who owns it then with all its promises, or to another team, whose turn it is. */
export function handOver(world: World, event: Extract<Event, { type: "hand_over" }>): Outcome {
  const { facts, now } = world;
  const live = liveEscalation(facts);
  if (!live) return no("no_live_escalation");
  if (event.toId === live.ownerId && event.teamId === live.teamId) return no("already_decided");
  const data = { from: live.ownerId, to: event.toId, team: event.teamId, reason: event.reason };
  if (event.toId === null) {
    if (facts.acceptance?.kind === "pending") return yes(...becomesFirm(world));
    return yes(
      patch(live.id, { ...backToTeam, teamId: event.teamId }, "handed_over", data),
      ...reassign(live, null, event.teamId),
      { do: "tell", kind: "escalation_handed_over", data: { reason: event.reason } },
    );
  }
  const isNew = live.ownerId === null;
  return yes(
    patch(
      live.id,
      {
        ownerId: event.toId,
        teamId: event.teamId,
        ...(isNew && { state: "in_progress", takenAt: now }),
        ...(live.state === "queued" && { acknowledgedAt: now }),
      },
      "handed_over",
      data,
    ),
    ...reassign(live, event.toId, event.teamId),
    { do: "tell", kind: "escalation_assigned", data: { reason: event.reason } },
  );
}

const backToTeam = {
  ...noWaiting,
  state: "acknowledged",
  ownerId: null,
  answeredAt: null,
  silenceUntil: null,
  planRequiredAt: null,
} as const;

/** What an agent promised is not dropped: whoever has the case now has promised it. The team's own stay the team's. */
function reassign(live: EscalationFact, agentId: string | null, teamId: number): Effect[] {
  const own = live.promises.filter((p) => p.agentId !== null).map((p) => p.id);
  const teams = live.promises.filter((p) => p.agentId === null).map((p) => p.id);
  return [
    ...(own.length ? [{ do: "reassign_promises", caseId: live.id, ids: own, agentId, teamId } as const] : []),
    ...(teams.length && teamId !== live.teamId
      ? [{ do: "reassign_promises", caseId: live.id, ids: teams, agentId: null, teamId } as const]
      : []),
  ];
}

/** The question turned out to repeat another: its case goes on there, with asker and promises. */
export function moveTo({ now }: World, live: EscalationFact, to: number, into: number | null): Effect[] {
  return [
    { do: "move_case", caseId: live.id, to, into },
    patch(
      live.id,
      {
        ...noWaiting,
        state: "withdrawn",
        withdrawnAt: now,
        withdrawnReason: "merged",
        beforeWithdrawal: null,
        silenceUntil: null,
        planRequiredAt: null,
      },
      "merged",
      { to },
    ),
    { do: "tell", kind: "escalation_withdrawn", data: { reason: "merged" } },
  ];
}

/** Whoever joined first takes the asker's place in the case; where nobody did, it ends, and its owner hears why. */
export function askerErased(world: World, successorId: string | null): Outcome {
  const live = liveEscalation(world.facts);
  if (!live) return yes({ do: "free_duplicates" });
  if (successorId)
    return yes(patch(live.id, { askerId: successorId }, "asker_succeeded"), {
      do: "tell",
      kind: "asker_left",
    });
  const { acceptance } = world.facts;
  return yes(
    { do: "tell", kind: "asker_left" },
    // The last word that the asker left counts.
    ...(acceptance?.kind === "pending" ? [{ do: "make_firm", id: acceptance.id } as const] : []),
    ...endPromises(live, "cancelled"),
    ...withdraw(
      { ...world, facts: { ...world.facts, escalation: { ...live, promises: [] } } },
      "asker_erased",
    ),
    { do: "free_duplicates" },
  );
}
