/** One query as it was answered. */
export type Outcome = {
  /** Whether something right is known to exist. */
  answerable: boolean;
  /** The place of the first right hit, from 1; null when it is not among the first ten. */
  rank: number | null;
  /** Of the first hit; 0 without any. */
  topScore: number;
  /** Whether the first hit is shown as the answer. */
  isPresented: boolean;
  ms: number;
};

export type Figures = {
  n: number;
  answerable: number;
  s1: number;
  s3: number;
  s5: number;
  s10: number;
  mrr10: number;
  /** How well the top score tells queries with an answer from those without; null where one kind is missing. */
  auroc: number | null;
  /** Queries whose first hit is shown as the answer, and those of them where it is right. */
  presented: number;
  presentedRight: number;
  p50ms: number;
  p95ms: number;
};

/** What a run amounts to; shares are over the queries that something right is known for. */
export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const answerable = outcomes.filter((outcome) => outcome.answerable);
  const within = (most: number) =>
    share(answerable.filter(({ rank }) => rank !== null && rank <= most).length, answerable.length);
  const times = outcomes.map(({ ms }) => ms).sort((a, b) => a - b);
  const presented = outcomes.filter(({ isPresented }) => isPresented);
  const sum = answerable.reduce((total, { rank }) => total + (rank === null ? 0 : 1 / rank), 0);
  return {
    n: outcomes.length,
    answerable: answerable.length,
    s1: within(1),
    s3: within(3),
    s5: within(5),
    s10: within(10),
    mrr10: share(sum, answerable.length),
    auroc: auroc(
      answerable.map(({ topScore }) => topScore),
      outcomes.filter((outcome) => !outcome.answerable).map(({ topScore }) => topScore),
    ),
    presented: presented.length,
    presentedRight: presented.filter(({ answerable, rank }) => answerable && rank === 1).length,
    p50ms: round(quantile(times, 0.5), 2),
    p95ms: round(quantile(times, 0.95), 2),
  };
}

/** How often a value of the first list is above one of the second, ties counting half. */
export function auroc(above: readonly number[], below: readonly number[]): number | null {
  if (above.length === 0 || below.length === 0) return null;
  const all = [...above.map((value) => ({ value, up: 1 })), ...below.map((value) => ({ value, up: 0 }))];
  all.sort((a, b) => a.value - b.value);
  let ranks = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]!.value === all[from]!.value) to++;
    const rank = (from + 1 + to) / 2;
    for (; from < to; from++) ranks += all[from]!.up * rank;
  }
  const pairs = above.length * below.length;
  return round((ranks - (above.length * (above.length + 1)) / 2) / pairs, 4);
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : round(part / whole, 4));
const round = (value: number, digits: number): number => Number(value.toFixed(digits));
const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
