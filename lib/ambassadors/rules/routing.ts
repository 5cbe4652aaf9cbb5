/** Somebody with authority over a question's topic who speaks its language, and what is known of them there. */
export type Candidate = {
  id: string;
  /** Appointed for this very topic, not for the one above it. */
  isExactTopic: boolean;
  /** Their accepted answers on questions with the same words. */
  solvedSimilar: number;
  /** Their accepted answers on this topic in the last half year. */
  solvedOnTopic: number;
  /** Questions that they have claimed or were told of in the last day and have not answered. */
  load: number;
};

export const matchReasons = ["topic", "topic_above", "solved_similar", "solved_topic", "free"] as const;
export type MatchReason = (typeof matchReasons)[number];
export type Match = { id: string; score: number; reasons: MatchReason[] };

export type Ring = { afterHours: number /** The most people that it reaches. */; most: number };

/** At once the three best, then the next five, then everybody in scope. After twelve hours the staff see it. */
export const rings: readonly Ring[] = [
  { afterHours: 0, most: 3 },
  { afterHours: 1, most: 5 },
  { afterHours: 4, most: Number.POSITIVE_INFINITY },
];
export const STAFF_RING = rings.length;
export const STAFF_AFTER_HOURS = 12;

/** Hours after asking at which a ring is reached; null: there is none. */
export const hoursOfRing = (ring: number): number | null =>
  ring === STAFF_RING ? STAFF_AFTER_HOURS : (rings[ring]?.afterHours ?? null);

/** How well somebody fits, from 0 to 100, and why. What one has solved counts most; work that waits counts against. */
export function match(candidate: Candidate): Match {
  const { isExactTopic, solvedSimilar, solvedOnTopic, load } = candidate;
  const score =
    (isExactTopic ? 30 : 20) +
    Math.min(solvedSimilar, 4) * 10 +
    Math.round(Math.min(Math.log2(1 + solvedOnTopic), 5) * 4) +
    (load === 0 ? 10 : -Math.min(load, 10) * 2);
  const reasons: [MatchReason, boolean][] = [
    ["solved_similar", solvedSimilar > 0],
    ["solved_topic", solvedOnTopic > 0],
    ["topic", isExactTopic],
    ["topic_above", !isExactTopic],
    ["free", load === 0],
  ];
  return {
    id: candidate.id,
    score: Math.min(Math.max(score, 0), 100),
    reasons: reasons.filter(([, holds]) => holds).map(([reason]) => reason),
  };
}

/** The best first; between equals the one with the smaller id, so that the order never depends on chance. */
export const bestFirst = (candidates: readonly Candidate[]): Match[] =>
  candidates.map(match).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
