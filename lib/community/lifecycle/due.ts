import { ACKNOWLEDGE_MINUTES, REMIND_MINUTES, SILENCE_HOURS } from "./case";
import { after, earliest, type Facts, HOUR, liveEscalation, MINUTE, openInfoRequest } from "./facts";

/** When `timers` next has something to do for this question, leaving the gate aside; null: nothing. */
export function dueTimes(facts: Facts): Date | null {
  const live = liveEscalation(facts);
  const firm = facts.acceptance?.firmAt ?? null;
  if (!live) return earliest(firm, openInfoRequest(facts)?.until);
  return earliest(
    firm,
    live.state === "queued" ? after(live.openedAt, ACKNOWLEDGE_MINUTES * MINUTE) : null,
    live.state === "waiting" ? live.waitingUntil : null,
    ...live.promises.map((p) => (p.remindedAt ? p.dueAt : after(p.dueAt, -REMIND_MINUTES * MINUTE))),
    live.state === "answered" && live.silenceUntil
      ? live.remindersSent < 2
        ? after(live.silenceUntil, -(SILENCE_HOURS - (live.remindersSent + 1) * 24) * HOUR)
        : live.silenceUntil
      : null,
  );
}
