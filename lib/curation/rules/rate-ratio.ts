/** So many were counted in so many weeks; a week that is not over counts for its part. */
export type Counted = { count: number; weeks: number };

/** How many times as often as before, with the interval in which the true ratio lies 95 times of 100. */
export type RateRatio = { ratio: number; low: number; high: number };

const confidence = 0.95;

/**
 * The ratio of two Poisson rates, after to before, with its exact interval: given that `n` came in all, those after are
 * binomial, so the Clopper–Pearson bounds of their share give the bounds of the ratio (J. Przyborowski and H. Wilenski,
 * Biometrika 31, 1940; C. J. Clopper and E. S. Pearson, Biometrika 26, 1934). Never narrower than it says. Null where
 * nothing was counted or one side has no time.
 */
export function rateRatio(before: Counted, after: Counted): RateRatio | null {
  const n = before.count + after.count;
  if (n === 0 || before.weeks <= 0 || after.weeks <= 0) return null;
  const times = before.weeks / after.weeks;
  const [low, high] = shareBounds(after.count, n);
  return { ratio: times * odds(after.count / n), low: times * odds(low), high: times * odds(high) };
}

const odds = (share: number): number => (share >= 1 ? Number.POSITIVE_INFINITY : share / (1 - share));

/** Clopper–Pearson: the shares at which `k` of `n` would be just too many, and just too few, to be believed. */
export function shareBounds(k: number, n: number): [low: number, high: number] {
  const tail = (1 - confidence) / 2;
  const low = k === 0 ? 0 : crossing((share) => 1 - atMost(k - 1, n, share) > tail);
  const high = k === n ? 1 : crossing((share) => atMost(k, n, share) < tail);
  return [low, high];
}

/** Where from 0 to 1 the answer turns from no to yes. */
function crossing(isBeyond: (share: number) => boolean): number {
  let from = 0;
  let to = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (from + to) / 2;
    if (isBeyond(middle)) to = middle;
    else from = middle;
  }
  return (from + to) / 2;
}

/** The chance of `k` or fewer of `n`, each with this share. Each term from the one before, in logarithms. */
function atMost(k: number, n: number, share: number): number {
  const step = Math.log(share) - Math.log1p(-share);
  let term = n * Math.log1p(-share);
  let sum = Math.exp(term);
  for (let i = 1; i <= k; i++) {
    term += Math.log((n - i + 1) / i) + step;
    sum += Math.exp(term);
  }
  return sum;
}
