import { acceptAsAsker } from "./acceptance";
import * as desk from "./case";
import type { Effect, Event, Outcome } from "./events";
import { liveEscalation } from "./facts";
import { change, no, notOpen, type World, yes } from "./outcome";

/** Repeats that question from now on, or is solved by what solved it; a live case of its own goes over to it. */
export function confirmDuplicate(
  world: World,
  event: Extract<Event, { type: "duplicate_confirmed" }>,
): Outcome {
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

/** "It is not the same after all": the question stands for itself again, with its own clocks. */
export function endDuplicate(world: World, reason: string): Outcome {
  const { facts } = world;
  const shut = notOpen(facts);
  if (shut) return shut;
  // What the other question solved is taken back as an acceptance is.
  if (!facts.duplicateOf || facts.acceptance) return no("wrong_state");
  return yes(change({ duplicateOfId: null }, "duplicate_ended", { reason }));
}

/** The question it was a duplicate of has lost its acceptance: this one is open again unless solved otherwise. */
export function canonicalLost(world: World): Outcome {
  const { acceptance } = world.facts;
  if (!acceptance?.canonicalId) return yes();
  return yes(
    { do: "end_acceptance", id: acceptance.id, reason: "canonical_lost" },
    { do: "tell", kind: "canonical_lost" },
  );
}

/** Closed, hidden or restricted: what followed it stands for itself again. */
export function canonicalGone(world: World): Outcome {
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
