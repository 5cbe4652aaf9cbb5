import type { By, Effect, Event, Outcome } from "../events";
import { after, DAY, type EscalationFact, HOUR, liveEscalation } from "../facts";
import { no, type World, yes } from "../outcome";
import { closed } from "./ending";
import { becomesFirm } from "./firm";
import { noWaiting, patch } from "./parts";

/** The furthest next date of a case that waits for somebody. */
const WAIT_DAYS = 60;
/** Hours in which the asker says whether the case may go back to the community; silence is no yes. */
export const HAND_BACK_HOURS = 72;

/** What only the owner may do to a case at work, and not before a new plan where a promise was missed. */
function atWork({ facts }: World, by: By): EscalationFact | ReturnType<typeof no> {
  const live = liveEscalation(facts);
  if (!live) return no("no_live_escalation");
  if (live.ownerId !== by.id) return no("not_owner");
  if (live.state !== "in_progress" && live.state !== "waiting") return no("wrong_state");
  if (live.planRequiredAt) return no("plan_required");
  return live;
}

/** The owner cannot go on before the customer or somebody else has done their part; the asker is told until when. */
export function wait(world: World, event: Extract<Event, { type: "wait" }>): Outcome {
  const live = atWork(world, event.by);
  if ("ok" in live) return live;
  if (event.until <= world.now) return no("too_late");
  if (event.until > after(world.now, WAIT_DAYS * DAY)) return no("invalid_input");
  const { on, until, reason } = event;
  const set = {
    ...noWaiting,
    state: "waiting",
    waitingOn: on,
    waitingUntil: until,
    waitingReason: reason,
  } as const;
  return yes(patch(live.id, set, "waits", { on, until, reason }), {
    do: "tell",
    kind: "escalation_waiting",
    data: { what: on, reason, due: until.toISOString() },
  });
}

/** The owner goes on before the time is over. */
export function resume({ facts }: World, by: By): Outcome {
  const live = liveEscalation(facts);
  if (!live) return no("no_live_escalation");
  if (live.ownerId !== by.id) return no("not_owner");
  return live.state === "waiting" ? yes(goOn(live, "resumed")) : no("wrong_state");
}

/** A word of the asker ends waiting for them. */
export function customerWrote({ facts }: World): Effect[] {
  const live = liveEscalation(facts);
  if (live?.state !== "waiting" || live.waitingOn !== "customer") return [];
  return [goOn(live, "customer_wrote"), { do: "tell", kind: "wait_over", data: { reason: "customer" } }];
}

export function waitOver({ now }: World, live: EscalationFact): Effect[] {
  if (live.state !== "waiting" || !live.waitingUntil || live.waitingUntil > now) return [];
  return [goOn(live, "wait_over"), { do: "tell", kind: "wait_over", data: { reason: "time" } }];
}

/** The owner thinks that the community can solve it after all; only the asker's yes closes the case. */
export function handBack(world: World, event: Extract<Event, { type: "hand_back" }>): Outcome {
  const live = atWork(world, event.by);
  if ("ok" in live) return live;
  if (world.facts.acceptance) return no("wrong_state");
  if (live.handBackAskedAt) return no("already_decided");
  if (live.promises.some((p) => p.agentId !== null)) return no("promise_open");
  const until = after(world.now, HAND_BACK_HOURS * HOUR);
  return yes(
    patch(
      live.id,
      {
        state: "waiting",
        waitingOn: "customer",
        waitingUntil: until,
        handBackAskedAt: world.now,
        handBackReason: event.reason,
      },
      "hand_back_asked",
      { reason: event.reason },
    ),
    { do: "tell", kind: "hand_back_asked", data: { reason: event.reason, due: until.toISOString() } },
  );
}

/** Yes closes the case, and a certificate that had opened it counts no more; no sends it back to its owner. */
export function decideHandBack(world: World, agrees: boolean): Outcome {
  const live = liveEscalation(world.facts);
  if (!live?.handBackAskedAt) return no("wrong_state");
  // With an acceptance waiting, "the community can go on" means that it has solved it.
  if (agrees && world.facts.acceptance?.kind === "pending") return yes(...becomesFirm(world));
  if (!agrees) return yes(goOn(live, "hand_back_refused"), { do: "tell", kind: "hand_back_refused" });
  return yes(
    ...closed(world, { ...live }, "handed_back", null),
    { do: "reject_certificates" },
    { do: "tell", kind: "escalation_closed" },
  );
}

const goOn = (live: EscalationFact, audit: string): Effect =>
  patch(live.id, { ...noWaiting, state: "in_progress" }, audit);
