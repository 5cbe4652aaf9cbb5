import { PAIR, WHOLE_TITLE } from "../measures";
import type { Matches } from "./matches";
import type { Plan } from "./plan";

const saidIn = ({ slots }: Plan): number =>
  slots.reduce((sum, { weight, rarity, isPair }) => sum + weight * rarity * (isPair ? PAIR : 1), 0);
/** Of all that a query says, the share that somebody here has ever said. */
export const knownOf = (plan: Plan): number => saidIn(plan) / (saidIn(plan) + plan.missing || 1);

/** Of all that it says as far as it is known here, the share that one thing can have at most. */
export function mostOf({ slots }: Plan): number {
  let [most, whole] = [0, 0];
  for (const { alternatives, weight, rarity } of slots) {
    whole += weight * rarity;
    most += weight * rarity * alternatives.reduce((best, { share }) => Math.max(best, Math.min(1, share)), 0);
  }
  return whole === 0 ? 1 : most / whole;
}

/**
 * How much of all that the query says the best match has; words that nobody here has ever used count against it. The
 * more words, the less of them any text has, and the more it means to have some: the root makes up for that.
 */
export function certaintyOf(plan: Plan, { articles, asked }: Matches): number {
  const whole = saidIn(plan) + plan.missing;
  if (whole === 0) return 0;
  const best = Math.max(articles[0]?.words ?? 0, asked[0]?.words ?? 0);
  const titled = Math.max(articles[0]?.titled ?? 0, asked[0]?.titled ?? 0) * knownOf(plan);
  return (best / whole) * Math.sqrt(plan.slots.length) + WHOLE_TITLE * titled ** 4;
}
