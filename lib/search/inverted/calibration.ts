/** What a measure must be so that every second first hit is right, and how fast hits get better with it. */
export type Calibration = { middle: number; steepness: number };

/** Of sites whose outcomes are known: two communities and a help centre that has no solved questions yet. */
export const usual: Calibration = { middle: 0.92, steepness: 2 };

/** The same for what a query tells, by how far its first hit is ahead of the next (clearness.ts). */
export const usualClearness: Calibration = { middle: 6, steepness: 2 };

/** How likely a hit with this much for it is right, from 0 to 1; what cannot be reckoned is not likely at all. */
export const likely = (raw: number, { middle, steepness }: Calibration): number =>
  raw > 0 ? 1 / (1 + (middle / raw) ** steepness) : 0;

/** What a measure was before it was a likelihood. */
export const rawOf = (score: number, { middle, steepness }: Calibration): number =>
  score <= 0 ? 0 : middle / (1 / Math.min(score, 1 - 1e-9) - 1) ** (1 / steepness);

/** A question that was solved, asked again: how much its first hit had for it, and whether it was what solved it. */
export type Outcome = { raw: number; isRight: boolean };

/** Of the usual middle. */
const middles = Array.from({ length: 25 }, (_, i) => (0.2 / 0.92) * 1.12 ** i);
const steepnesses = [1, 1.5, 2, 3, 4];
/** As if so many outcomes had been as usual. */
const doubt = 40;

/** The calibration under which these outcomes are likeliest, drawn to the expected one where they are few. */
export function calibrated(outcomes: readonly Outcome[], expected: Calibration = usual): Calibration {
  let best = expected;
  let most = Number.NEGATIVE_INFINITY;
  for (const middle of middles) {
    for (const steepness of steepnesses) {
      const tried = { middle: middle * expected.middle, steepness };
      const value = likelihood(outcomes, tried) + doubt * likeness(tried, expected);
      if (value > most) [best, most] = [tried, value];
    }
  }
  return best;
}

const certain = (chance: number): number => Math.log(Math.max(1e-4, chance));

const likelihood = (outcomes: readonly Outcome[], tried: Calibration): number =>
  outcomes.reduce((sum, { raw, isRight }) => {
    const chance = likely(raw, tried);
    return sum + certain(isRight ? chance : 1 - chance);
  }, 0);

/** What expected outcomes over the whole range would say to it. */
function likeness(tried: Calibration, expected: Calibration): number {
  const range = [0.25, 0.5, 0.75, 1, 1.5, 2].map((raw) => (raw / usual.middle) * expected.middle);
  const each = range.map((raw) => {
    const chance = likely(raw, expected);
    return chance * certain(likely(raw, tried)) + (1 - chance) * certain(1 - likely(raw, tried));
  });
  return each.reduce((sum, value) => sum + value, 0) / range.length;
}
