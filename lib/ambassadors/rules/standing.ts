/** Something that an answer brought about for somebody else. */
export type Outcome = {
  /** One outcome keeps one key for ever: `accepted:answer:7`, `worked:7:{person}`. */
  key: string;
  kind: "accepted" | "provisional" | "contested" | "worked" | "article" | "rating";
  answerId: number;
  at: Date;
  /** Whom it helped, or who said so; null where nobody in particular did (an article). */
  otherId: string | null;
  /** Of a rating, 1 to 5. */
  stars?: number;
  /** The account of the other one was younger than a day then. */
  isNewAccount?: boolean;
  /** The other one has had help from this person and has helped them in the same quarter. */
  isReciprocal?: boolean;
};

export const caps = ["pair", "reciprocal", "answer", "day", "new_account"] as const;
export type Cap = (typeof caps)[number];
export type Entry = { key: string; at: Date; points: number; capped: Cap | null };

/** Points of one outcome before the caps. A contest takes back what the acceptance gave, and a little of the trust. */
export const WORTH = { accepted: 10, provisional: 5, contested: -4, worked: 2, article: 15 } as const;
/** What the asker's rating adds, by stars. */
export const RATING_WORTH = [-3, -1, 0, 1, 3] as const;
/** The same two people count so often in a quarter. */
export const PAIR_MOST = 3;
/** Two people who solve each other's questions count so often in a quarter. */
export const RECIPROCAL_MOST = 1;
/** "Worked for me" counts so often on one answer. */
export const WORKED_MOST = 5;
/** The most points of one day (UTC). */
export const DAY_MOST = 60;

/**
 * The standing formula. Outcomes are taken in the order in which they happened; each is worth what `WORTH` and
 * `RATING_WORTH` say, and gains are cut by the caps above, so that neither two friends nor a flood of answers can make
 * somebody's standing. Volume is worth nothing: an answer that nobody found good has no outcome. Losses are never cut.
 */
export function standing(outcomes: readonly Outcome[]): Entry[] {
  const counted = new Map<string, number>();
  const count = (name: string, by = 1) => counted.set(name, (counted.get(name) ?? 0) + by);
  const so = (name: string) => counted.get(name) ?? 0;
  return inOrder(outcomes).map((outcome) => {
    const worth = worthOf(outcome);
    const entry = (points: number, capped: Cap | null): Entry => ({
      key: outcome.key,
      at: outcome.at,
      points,
      capped,
    });
    if (worth <= 0) return entry(worth, null);
    if (outcome.isNewAccount) return entry(0, "new_account");
    if (outcome.kind === "worked" && so(`answer ${outcome.answerId}`) >= WORKED_MOST)
      return entry(0, "answer");
    const pair = `${outcome.otherId} ${quarterOf(outcome.at)}`;
    if (outcome.otherId !== null && so(pair) >= PAIR_MOST) return entry(0, "pair");
    if (outcome.isReciprocal && so(pair) >= RECIPROCAL_MOST) return entry(0, "reciprocal");
    const day = outcome.at.toISOString().slice(0, 10);
    const left = DAY_MOST - so(day);
    const points = Math.min(worth, Math.max(left, 0));
    count(day, points);
    if (points > 0 && outcome.otherId !== null) count(pair);
    if (points > 0 && outcome.kind === "worked") count(`answer ${outcome.answerId}`);
    return entry(points, points < worth ? "day" : null);
  });
}

export const sumOf = (entries: readonly { points: number }[]): number =>
  entries.reduce((sum, { points }) => sum + points, 0);

const worthOf = ({ kind, stars }: Outcome): number =>
  kind === "rating" ? (RATING_WORTH[(stars ?? 3) - 1] ?? 0) : WORTH[kind];

const inOrder = (outcomes: readonly Outcome[]) =>
  [...outcomes].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.key < b.key ? -1 : 1));

/** `2026-Q3`, in UTC. */
export const quarterOf = (at: Date): string =>
  `${at.getUTCFullYear()}-Q${Math.floor(at.getUTCMonth() / 3) + 1}`;

/** First moment of a quarter and of the one after it; null for what is no quarter. */
export function quarterSpan(name: string): { from: Date; until: Date } | null {
  const [, year, quarter] = /^(20\d\d)-Q([1-4])$/.exec(name) ?? [];
  if (!year) return null;
  const month = (Number(quarter) - 1) * 3;
  return {
    from: new Date(Date.UTC(Number(year), month, 1)),
    until: new Date(Date.UTC(Number(year), month + 3, 1)),
  };
}
