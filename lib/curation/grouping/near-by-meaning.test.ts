import { expect, test } from "vitest";
import { unit } from "./item";
import { Meanings } from "./meanings";
import { nearByMeaning } from "./near-by-meaning";

let seed = 1;
const next = () => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647 - 0.5;
};
const direction = (dimensions: number) => Float32Array.from({ length: dimensions }, next);
const item = (meaning: Float32Array | null) => ({
  terms: new Int32Array(0),
  weights: new Float32Array(0),
  meaning,
});

/** So many problems, each put by so many people in nearly one direction. */
function asked(problems: number, people: number) {
  const directions = Array.from({ length: problems }, () => direction(24));
  return Array.from({ length: problems * people }, (_, at) => {
    const noise = direction(24);
    return item(unit(directions[at % problems]!.map((value, i) => value + 0.3 * noise[i]!)));
  });
}

test.each([
  ["a few, which are compared with each other", 40, 1],
  ["many, of which only those around are looked at", 800, 0.75],
])("of %s, most of those that mean the same are found", (_, problems, part) => {
  const items = asked(problems, 8);
  const near = nearByMeaning(items, 7);
  const found = items.map((_, at) => [...near(at)].filter((other) => other % problems === at % problems));
  expect(found.flat().length / (items.length * 8)).toBeGreaterThanOrEqual(part);
  expect(items.every((_, at) => near(at).includes(at))).toBe(true);
});

test("what has no meaning, or one of another embedder, is near to nothing", () => {
  const near = nearByMeaning([item(direction(9)), item(null), item(direction(12)), item(direction(9))], 5);
  expect([0, 1, 2, 3].map((at) => [...near(at)].sort())).toEqual([[0, 3], [], [], [0, 3]]);
});

test("nearness in bytes is the product of both, whatever their length in numbers", () => {
  for (const dimensions of [1, 6, 512]) {
    const [one, other] = [direction(dimensions), direction(dimensions)];
    const meanings = new Meanings();
    meanings.set(7, direction(dimensions));
    meanings.set(8, other);
    meanings.delete(7);
    const told: [number, number][] = [];
    meanings.each(one, (slot, nearness) => told.push([slot, nearness]));
    const exact = one.reduce((sum, value, i) => sum + value * other[i]!, 0);
    expect(told).toHaveLength(1);
    expect(told[0]![0]).toBe(8);
    expect(told[0]![1]).toBeCloseTo(exact, 1);
  }
});
