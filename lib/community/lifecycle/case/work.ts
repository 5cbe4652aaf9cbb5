import type { By, Effect, Event, Outcome } from "../events";
import { after, HOUR, liveEscalation } from "../facts";
import { no, type World, yes } from "../outcome";
import { endPromises, noWaiting, patch } from "./parts";

/** Hours of the asker's silence after a staff answer, with reminders at 24 and 48, until the case closes as unconfirmed. */
export const SILENCE_HOURS = 72;

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

/** "I will tell you X by T because Y." After a missed promise it is the new plan that is required. */
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
    // Whoever makes a plan does not hand the case back.
    ...(live.handBackAskedAt
      ? [patch(live.id, { ...noWaiting, state: "in_progress" }, "hand_back_withdrawn")]
      : []),
    ...(live.planRequiredAt ? [patch(live.id, { planRequiredAt: null }, "new_plan")] : []),
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
        planRequiredAt: null,
        ...noWaiting,
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
