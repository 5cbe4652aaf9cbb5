import * as desk from "./case";
import type { By, Event, Outcome } from "./events";
import { isHistory, openInfoRequest } from "./facts";
import { endInfo } from "./info";
import { change, no, type World, yes } from "./outcome";

/** It stands before the community, and its clocks begin. */
export function ask({ facts, now }: World): Outcome {
  if (facts.askedAt) return no("already_decided");
  return yes(change({ askedAt: now, askerWroteAt: now, askerOpenedAt: now }, "asked"));
}

/** A held question is let through; its clocks begin now, unless it had been asked before. */
export function release({ facts, now }: World): Outcome {
  if (!facts.heldAt) return no("wrong_state");
  return yes(
    change(
      { heldAt: null, askedAt: facts.askedAt ?? now, askerWroteAt: facts.askerWroteAt ?? now },
      "released",
    ),
  );
}

/** A word of the asker wakes history, gives what was asked for, and lets a case go on that waited for it. */
export function askerWrote(world: World): Outcome {
  const { facts, now } = world;
  const wakes = isHistory(facts) && { wokenAt: now };
  const open = openInfoRequest(facts);
  return yes(
    change({ askerWroteAt: now, askerOpenedAt: now, ...wakes }, "asker_wrote"),
    ...(open ? endInfo(world, open, "answered") : []),
    ...desk.customerWrote(world),
  );
}

/** Nothing more happens on it: case, opening and claims end with it. */
export function close(world: World, event: Extract<Event, { type: "closed" }>): Outcome {
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

/** Open again: by staff, or by whoever had closed it. */
export function reopen({ facts }: World, by: By): Outcome {
  if (!facts.closedAt) return no("wrong_state");
  if (by.as !== "staff" && facts.closedBy !== by.id) return no("forbidden");
  return yes(change({ closedAt: null, closedBy: null, closeReason: null }, "reopened"));
}

/** Gone for everybody but its asker and the staff; case and claims end with it, and what followed it is free. */
export function hide(world: World, by: By): Outcome {
  if (world.facts.hiddenAt) return no("wrong_state");
  return yes(
    change({ hiddenAt: world.now, hiddenBy: by.id }, "hidden"),
    ...desk.endWithQuestion(world, "hidden"),
    { do: "end_claims" },
    { do: "free_duplicates" },
  );
}

export function restore({ facts }: World): Outcome {
  if (!facts.hiddenAt) return no("wrong_state");
  return yes(change({ hiddenAt: null, hiddenBy: null }, "restored"));
}

/** Only the asker and staff see it from now on. */
export function restrict({ facts }: World, reason: string): Outcome {
  if (facts.visibility === "restricted") return no("wrong_state");
  return yes(
    change({ visibility: "restricted" }, "restricted", { reason }),
    { do: "end_claims" },
    { do: "free_duplicates" },
  );
}

export function publish({ facts }: World): Outcome {
  if (facts.visibility !== "restricted") return no("wrong_state");
  return yes(change({ visibility: "public" }, "published"));
}

/** Staff say that it can wait like any other. */
export function rejectUrgent({ facts, now }: World, reason: string): Outcome {
  if (!facts.urgentMark || facts.urgentRejectedAt) return no("wrong_state");
  return yes(
    change({ urgentRejectedAt: now }, "urgent_rejected", { reason }),
    // Only an opening by this mark ends with it; a live escalation stays.
    ...(facts.gateRule === "R4" ? [{ do: "spend_gate" } as const] : []),
  );
}
