import type { Effect } from "../events";
import { after, type EscalationFact, HOUR, isVisible, liveEscalation, MINUTE } from "../facts";
import type { World } from "../outcome";
import { closed } from "./ending";
import { becomesFirm } from "./firm";
import { patch } from "./parts";
import { waitOver } from "./waiting";
import { SILENCE_HOURS } from "./work";

/** Minutes after which the system acknowledges what no person has. */
export const ACKNOWLEDGE_MINUTES = 5;
/** How long before a promise is due its owner is reminded. */
export const REMIND_MINUTES = 60;
const CONTEST_HOURS = 72;

/** Everything that the clock alone does to acceptance and case, in the order in which it would have happened. */
export function timers(world: World): Effect[] {
  const { facts, now } = world;
  const live = liveEscalation(facts);
  const standing = facts.acceptance;
  if (standing?.firmAt && standing.firmAt <= now) return becomesFirm(world);
  if (!live) return [];
  const effects: Effect[] = [];
  if (live.state === "queued" && after(live.openedAt, ACKNOWLEDGE_MINUTES * MINUTE) <= now) {
    effects.push(patch(live.id, { state: "acknowledged", acknowledgedAt: now }, "acknowledged"));
  }
  effects.push(...waitOver(world, live), ...ofPromises(world, live));
  if (live.state === "answered" && live.silenceUntil)
    effects.push(...silence(world, live, live.silenceUntil));
  return effects;
}

/** Reminds of what is due soon; of what was missed the asker gets an honest note, and its owner owes a new plan. */
function ofPromises({ now }: World, live: EscalationFact): Effect[] {
  const effects: Effect[] = [];
  for (const p of live.promises) {
    if (p.dueAt <= now) {
      effects.push(
        { do: "end_promises", ids: [p.id], outcome: "missed" },
        { do: "tell", kind: "promise_missed", data: { promiseId: p.id } },
      );
    } else if (!p.remindedAt && after(p.dueAt, -REMIND_MINUTES * MINUTE) <= now) {
      effects.push(
        { do: "remind_promise", id: p.id },
        { do: "tell", kind: "promise_due", data: { promiseId: p.id } },
      );
    }
  }
  const missed = live.promises.some((p) => p.dueAt <= now);
  // The team's own next reply becomes its new plan by itself.
  if (missed && live.ownerId && !live.planRequiredAt && live.state !== "answered")
    effects.push(patch(live.id, { planRequiredAt: now }, "plan_required"));
  return effects;
}

/** Two reminders a day apart; then the case closes as unconfirmed and the staff answer is accepted provisionally. */
function silence(world: World, live: EscalationFact, until: Date): Effect[] {
  const { facts, now } = world;
  if (until > now) {
    const reminder = live.remindersSent + 1;
    const due = reminder <= 2 && after(until, -(SILENCE_HOURS - reminder * 24) * HOUR) <= now;
    if (!due) return [];
    return [
      patch(live.id, { remindersSent: reminder }, "reminded"),
      { do: "tell", kind: "silence_reminder", data: { reminder } },
    ];
  }
  if (facts.acceptance?.kind === "pending") return becomesFirm(world);
  // Without its two reminders the asker has not been asked: the second goes out first.
  if (live.remindersSent < 2) {
    return [
      patch(live.id, { remindersSent: 2, silenceUntil: after(now, 24 * HOUR) }, "reminded"),
      { do: "tell", kind: "silence_reminder", data: { reminder: 2 } },
    ];
  }
  const answer = facts.answers.find((a) => a.id === live.answerId && isVisible(a));
  const contested = facts.contests.some((c) => c.answerId === live.answerId);
  const accepts = answer && !answer.didNotWorkAt && !contested && !facts.acceptance;
  return [
    ...closed(world, live, "unconfirmed", null),
    ...(accepts
      ? [
          {
            do: "accept",
            kind: "provisional",
            answerId: answer.id,
            firmAt: after(now, CONTEST_HOURS * HOUR),
          } as const,
          { do: "spend_gate" } as const,
        ]
      : []),
    { do: "tell", kind: "escalation_closed" },
  ];
}
