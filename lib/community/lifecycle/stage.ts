import { after, DAY, type Facts, liveEscalation, openInfoRequest, othersAnswers } from "./facts";

export const stages = [
  "draft",
  "held",
  "closed",
  "with_support",
  "duplicate",
  "solved",
  "needs_info",
  "stale",
  "answered",
  "open",
] as const;
export type Stage = (typeof stages)[number];

/** Days of the asker's silence after an answer until a question counts as stale. */
export const STALE_DAYS = 14;

/** Where a question stands, computed from the facts; where several hold, the first of PRODUCT.md's list. */
export function stage(facts: Facts, now: Date): Stage {
  if (facts.heldAt) return "held";
  if (!facts.askedAt) return "draft";
  if (facts.closedAt) return "closed";
  if (liveEscalation(facts)) return "with_support";
  if (facts.duplicateOf) return "duplicate";
  if (facts.acceptance) return "solved";
  if (openInfoRequest(facts)) return "needs_info";
  const answers = othersAnswers(facts);
  const last = answers.at(-1)?.postedAt;
  if (!last) return "open";
  const silent = !facts.askerWroteAt || facts.askerWroteAt < last;
  return silent && after(last, STALE_DAYS * DAY) <= now ? "stale" : "answered";
}
