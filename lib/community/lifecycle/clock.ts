import { addOpen, openBetween } from "@/lib/community/calendar/open-hours";
import type { GateRules } from "@/lib/community/gate-rules";
import { type Facts, HOUR, latest } from "./facts";

/**
 * When so many of the gate's hours have passed since `from`: open hours where the topic has a calendar, and not those in
 * which a helper waited for the asker, as long as the gate was not open before.
 */
export function gateHoursAfter(facts: Facts, rules: GateRules, from: Date, hours: number): Date {
  let at = addOpen(rules.calendar, from, hours * HOUR);
  for (const request of facts.infoRequests) {
    const until = request.endedAt ?? request.until;
    if (request.askedAt >= at || until <= from) continue;
    at = addOpen(rules.calendar, at, openBetween(rules.calendar, latest(request.askedAt, from), until));
  }
  return at;
}
