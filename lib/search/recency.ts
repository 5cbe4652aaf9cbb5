/** Of solved threads that fit alike the newest comes first: so much it counts, at most. */
export const RECENT = 0.06;
/** What solved it lately may be another thing than what solved it years ago: so much less an old vote counts, at most. */
export const OLD = 0.2;

/** How fresh a question is that was asked so many years before the newest one: 1 for that one, half of it after a year. */
export const freshnessAfter = (years: number): number => 1 / (1 + Math.max(0, years));
