import { addOpen } from "@/lib/community/calendar/open-hours";
import type { CasePatch, Effect } from "../events";
import { type EscalationFact, HOUR } from "../facts";
import type { World } from "../outcome";

export const patch = (id: number, set: CasePatch, audit: string, data?: Record<string, unknown>): Effect => ({
  do: "set_case",
  id,
  set,
  audit,
  data,
});

export const endPromises = (
  live: EscalationFact,
  outcome: "kept" | "released" | "cancelled",
  whose?: (agentId: string | null) => boolean,
): Effect[] => {
  const ids = live.promises.filter((p) => !whose || whose(p.agentId)).map((p) => p.id);
  return ids.length ? [{ do: "end_promises", ids, outcome }] : [];
};

/** What ends with any waiting: for whom, until when, for what, and a question to the asker about handing back. */
export const noWaiting = {
  waitingOn: null,
  waitingUntil: null,
  waitingReason: null,
  handBackAskedAt: null,
  handBackReason: null,
} as const satisfies CasePatch;

/** Law: a live case has a next date. When the last one has ended, the team's next reply becomes a promise. */
export function nextDate({ now }: World, live: EscalationFact): Effect[] {
  const hasDate =
    live.promises.length > 0 ||
    (live.state === "waiting" && live.waitingUntil) ||
    (live.state === "answered" && live.silenceUntil);
  if (hasDate) return [];
  const dueAt = addOpen(live.calendar, now, live.firstReplyHours * HOUR);
  return [{ do: "promise", caseId: live.id, agentId: null, what: "next_reply", why: "", dueAt }];
}
