import fc from "fast-check";
import { expect, test } from "vitest";
import { rateRatio, shareBounds } from "./rate-ratio";

test("the bounds of a share are those of the printed tables", () => {
  // 95 % Clopper–Pearson limits, as in Documenta Geigy, Scientific Tables, "Exact confidence limits of proportions".
  const table: [number, number, number, number][] = [
    [0, 10, 0, 0.3085],
    [1, 10, 0.0025, 0.445],
    [5, 10, 0.1871, 0.8129],
    [10, 10, 0.6915, 1],
    [2, 20, 0.0123, 0.317],
    [10, 100, 0.049, 0.1762],
  ];
  for (const [k, n, low, high] of table) {
    const bounds = shareBounds(k, n);
    expect(bounds[0]).toBeCloseTo(low, 4);
    expect(bounds[1]).toBeCloseTo(high, 4);
  }
});

test("the ratio of two rates as R's poisson.test gives it", () => {
  // poisson.test(c(11, 6 + 8 + 7), c(800, 1083 + 1050 + 878)): 1.9714 (0.8584, 4.2772), from its own help page.
  const found = rateRatio({ count: 21, weeks: 3011 }, { count: 11, weeks: 800 })!;
  expect(found.ratio).toBeCloseTo(1.9714, 3);
  expect(found.low).toBeCloseTo(0.8584, 3);
  expect(found.high).toBeCloseTo(4.2772, 3);
});

test("at each bound, what was counted is just as unlikely as it may be: checked by adding up every case", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (k, rest) => {
      const n = k + rest;
      fc.pre(n > 0);
      const [low, high] = shareBounds(k, n);
      if (k > 0) expect(sumOf(k, n, n, low)).toBeCloseTo(0.025, 6);
      if (k < n) expect(sumOf(0, k, n, high)).toBeCloseTo(0.025, 6);
      expect(low).toBeLessThanOrEqual(k / n);
      expect(high).toBeGreaterThanOrEqual(k / n);
    }),
  );
});

test("whatever the true ratio is, the interval holds it at least 95 times of 100", () => {
  const counts = Array.from({ length: 31 }, (_, count) => count);
  const intervals = counts.map((before) =>
    counts.map((after) => rateRatio({ count: before, weeks: 8 }, { count: after, weeks: 8 })),
  );
  for (const truth of [0.2, 0.5, 1, 2])
    for (const mean of [1, 3, 6]) {
      let missed = 0;
      for (const before of counts)
        for (const after of counts) {
          const found = intervals[before]![after];
          if (found && (found.low > truth || truth > found.high))
            missed += poisson(before, mean) * poisson(after, mean * truth);
        }
      expect(missed).toBeLessThanOrEqual(0.05);
    }
});

test("turning before and after round turns the ratio round; more time after makes it less", () => {
  const count = fc.integer({ min: 0, max: 500 });
  const weeks = fc.double({ min: 0.5, max: 60, noNaN: true });
  fc.assert(
    fc.property(count, weeks, count, weeks, (a, u, b, v) => {
      fc.pre(a + b > 0);
      const there = rateRatio({ count: a, weeks: u }, { count: b, weeks: v })!;
      const back = rateRatio({ count: b, weeks: v }, { count: a, weeks: u })!;
      if (there.low > 0) expect(back.high * there.low).toBeCloseTo(1, 5);
      if (b === 0) expect(there.low).toBe(0);
      if (a === 0) expect(there.high).toBe(Number.POSITIVE_INFINITY);
      const longer = rateRatio({ count: a, weeks: u }, { count: b, weeks: v * 2 })!;
      expect(longer.low).toBeLessThanOrEqual(there.low);
    }),
  );
  expect(rateRatio({ count: 0, weeks: 8 }, { count: 0, weeks: 8 })).toBeNull();
  expect(rateRatio({ count: 3, weeks: 0 }, { count: 3, weeks: 8 })).toBeNull();
});

test("thousands are counted as well as a few", () => {
  const found = rateRatio({ count: 20_000, weeks: 8 }, { count: 10_000, weeks: 8 })!;
  expect(found.low).toBeGreaterThan(0.48);
  expect(found.high).toBeLessThan(0.52);
});

const choose = (n: number, k: number): number => {
  let product = 1;
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i;
  return product;
};
const sumOf = (from: number, to: number, n: number, share: number): number => {
  let sum = 0;
  for (let k = from; k <= to; k++) sum += choose(n, k) * share ** k * (1 - share) ** (n - k);
  return sum;
};
const poisson = (k: number, mean: number): number => {
  let chance = Math.exp(-mean);
  for (let i = 1; i <= k; i++) chance *= mean / i;
  return chance;
};
