import { endAcceptance } from "./acceptance";
import * as desk from "./case";
import type { Event, Outcome } from "./events";
import { answerIn, no, notOpen, type World, yes } from "./outcome";

/** An answer shows in the thread; of the case at work on the question it may be the reply. */
export function answerPosted(world: World, event: Extract<Event, { type: "answer_posted" }>): Outcome {
  const { facts } = world;
  const shut = notOpen(facts);
  if (shut) return shut;
  return yes(
    { do: "tell", kind: "answer_posted", data: { answerId: event.answerId } },
    ...desk.answeredBy(world, event),
  );
}

/** "Did not work" about any answer; about the accepted one it is the same as taking the acceptance back. */
export function didNotWork(world: World, event: Extract<Event, { type: "did_not_work" }>): Outcome {
  const { facts, now } = world;
  const shut = notOpen(facts);
  if (shut) return shut;
  const found = answerIn(facts, event.answerId);
  if (!found.ok) return found;
  const { answer } = found;
  if (facts.acceptance?.answerId === answer.id) return endAcceptance(world, event.reason);
  if (answer.didNotWorkAt) return no("already_decided");
  return yes(
    { do: "did_not_work", answerId: answer.id, at: now, reason: event.reason },
    ...desk.backToWork(world),
    { do: "tell", kind: "did_not_work", data: { answerId: answer.id } },
  );
}

/** A hidden or deleted answer takes its acceptance with it, and that says nothing about whether it worked. */
export function answerRemoved(world: World, answerId: number): Outcome {
  const { facts } = world;
  const standing = facts.acceptance;
  if (standing?.answerId !== answerId) return yes(...desk.answerLost(world, answerId));
  return yes(
    { do: "end_acceptance", id: standing.id, reason: "answer_removed" },
    { do: "reopen_duplicates" },
    ...desk.answerLost(world, answerId),
    { do: "tell", kind: "canonical_lost" },
  );
}
