import { addOpen, openBetween } from "@/lib/community/calendar/open-hours";
import type { Effect, Event, Outcome } from "./events";
import {
  after,
  earliest,
  type Facts,
  HOUR,
  type InfoRequestFact,
  isHistory,
  latest,
  liveEscalation,
  openInfoRequest,
  type Shown,
  shownRules,
} from "./facts";
import { no, notOpen, type World, yes } from "./outcome";

/** How often a helper may stop the clocks of one question, and for how long in all. */
export const INFO_TIMES = 2;
export const INFO_HOURS = 72;

/** Milliseconds for which the clocks may still be stopped. */
export function infoLeft(facts: Facts): number {
  const used = facts.infoRequests.map((r) => (r.endedAt ?? r.until).getTime() - r.askedAt.getTime());
  return INFO_HOURS * HOUR - used.reduce((sum, ms) => sum + ms, 0);
}

/** A helper cannot go on without the asker: the clocks of a gate that is not open yet rest until they write. */
export function askForInfo(world: World, event: Extract<Event, { type: "info_asked" }>): Outcome {
  const { facts, now } = world;
  const shut = notOpen(facts);
  if (shut) return shut;
  if (isHistory(facts)) return no("question_is_history");
  if (facts.acceptance || facts.duplicateOf) return no("already_answered");
  if (liveEscalation(facts)) return no("wrong_state");
  if (openInfoRequest(facts)) return no("already_decided");
  const left = infoLeft(facts);
  if (facts.infoRequests.length >= INFO_TIMES || left <= 0) return no("info_limit");
  const until = after(now, left);
  return yes(
    { do: "ask_info", words: event.words, until, shownBefore: facts.shown },
    { do: "set_shown", shown: delayed(world, facts.shown, now, until) },
    { do: "tell", kind: "info_asked", data: { due: until.toISOString() } },
  );
}

/** The helper found out without the asker. */
export function withdrawInfo(world: World): Outcome {
  const open = openInfoRequest(world.facts);
  return open ? yes(...endInfo(world, open, "withdrawn")) : no("wrong_state");
}

/** The pause is over: what it did not use of the time that it had put off comes back. */
export function endInfo(
  world: World,
  open: InfoRequestFact,
  reason: "answered" | "expired" | "withdrawn",
): Effect[] {
  const { facts } = world;
  const at = earliest(world.now, open.until)!;
  const shorter = delayed(world, open.shownBefore, open.askedAt, at);
  const shown: Shown = { ...facts.shown };
  for (const rule of shownRules) if (shown[rule]) shown[rule] = earliest(shown[rule], shorter[rule])!;
  return [
    { do: "end_info", id: open.id, at, reason },
    { do: "set_shown", shown },
    ...(reason === "answered" ? [{ do: "tell", kind: "info_given" } as const] : []),
  ];
}

/** A pause that has lasted as long as it may is over. */
export function infoExpired(world: World): Effect[] {
  const open = openInfoRequest(world.facts);
  return open && open.until <= world.now ? endInfo(world, open, "expired") : [];
}

/** Times that had not come yet when the pause began, put off by its open hours. */
function delayed({ rules }: World, shown: Shown, from: Date, to: Date): Shown {
  const put: Shown = {};
  for (const rule of shownRules) {
    const at = shown[rule];
    if (!at) continue;
    put[rule] = at <= from ? at : addOpen(rules.calendar, at, openBetween(rules.calendar, from, to));
  }
  return put;
}

/** A question that is solved, ended or with support, or about to be, needs no more information. */
export function settleInfo({ facts, now }: World, isEscalating = false): Effect[] {
  const open = openInfoRequest(facts);
  const isMoot =
    isEscalating ||
    facts.acceptance ||
    facts.closedAt ||
    facts.hiddenAt ||
    facts.duplicateOf ||
    liveEscalation(facts);
  if (!open || !isMoot) return [];
  return [
    { do: "end_info", id: open.id, at: latest(open.askedAt, earliest(now, open.until)), reason: "settled" },
  ];
}
