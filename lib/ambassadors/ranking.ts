/** What the queue knows of a question when it decides how much an answer there would help. */
export type Waiting = {
  onMyTopics: boolean;
  /** In a language that this reader is appointed for; the staff are for all. */
  inMyLanguage: boolean;
  /** Hours until a person on the staff may take over; null: no clock runs. */
  hoursLeft: number | null;
  isNewcomer: boolean;
  sameProblems: number;
  answers: number;
  /** Somebody else has said that they are answering. */
  isClaimed: boolean;
  /** This reader was told of it, since they fit. */
  wasRouted: boolean;
  /** It has waited for twelve hours, and the staff are told of it too. */
  waitsLong: boolean;
};

export const queueReasons = [
  "open_gate",
  "soon",
  "routed",
  "topic",
  "newcomer",
  "same_problem",
  "waits_long",
  "unanswered",
] as const;
export type Reason = (typeof queueReasons)[number];

const SOON_HOURS = 12;

/** Higher helps more. A question that somebody is answering already comes after all others. */
export function weight(waiting: Waiting): number {
  const { hoursLeft } = waiting;
  const urgency = hoursLeft === null ? 0 : 30 * (1 - Math.min(Math.max(hoursLeft, 0), 24) / 24);
  return (
    (waiting.onMyTopics ? 40 : 0) +
    (waiting.inMyLanguage ? 0 : -50) +
    urgency +
    (waiting.wasRouted ? 12 : 0) +
    (waiting.isNewcomer ? 15 : 0) +
    Math.min(waiting.sameProblems, 5) * 3 +
    (waiting.answers === 0 ? 10 : 0) -
    (waiting.isClaimed ? 100 : 0)
  );
}

/** Why a question stands in the queue, the strongest reason first. */
export function reasons(waiting: Waiting): Reason[] {
  const { hoursLeft } = waiting;
  const holds: Record<Reason, boolean> = {
    open_gate: hoursLeft !== null && hoursLeft <= 0,
    soon: isSoon(hoursLeft) && hoursLeft! > 0,
    routed: waiting.wasRouted,
    // Whoever was told of it reads there already that it is their topic.
    topic: waiting.onMyTopics && !waiting.wasRouted,
    newcomer: waiting.isNewcomer,
    same_problem: waiting.sameProblems > 0,
    waits_long: waiting.waitsLong,
    unanswered: waiting.answers === 0,
  };
  return queueReasons.filter((reason) => holds[reason]);
}

export const isSoon = (hoursLeft: number | null): boolean => hoursLeft !== null && hoursLeft <= SOON_HOURS;
