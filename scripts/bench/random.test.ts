import { expect, it } from "vitest";
import { random, zipf } from "./random";
import { prose } from "./texts";

it("draws the same in every run", () => {
  const some = (seed: number) => Array.from({ length: 5 }, random(seed));
  expect(some(1)).toEqual(some(1));
  expect(some(1)).not.toEqual(some(2));
  expect(prose(1).title()).toBe(prose(1).title());
});

it("draws by Zipf's law: the nth about a nth as often as the first", () => {
  const draw = zipf(1_000, random(3));
  const counts = new Map<number, number>();
  for (let i = 0; i < 100_000; i++) {
    const drawn = draw();
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
  }
  const first = counts.get(0)!;
  for (const rank of [2, 5, 10, 50]) {
    const ratio = first / counts.get(rank - 1)!;
    expect(ratio / rank).toBeGreaterThan(0.75);
    expect(ratio / rank).toBeLessThan(1.3);
  }
  expect(Math.min(...counts.keys())).toBe(0);
  expect(Math.max(...counts.keys())).toBe(999);
});
