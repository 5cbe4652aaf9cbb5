import fc from "fast-check";
import { expect, test } from "vitest";
import { casesAvoided, comesBack, impactOf, saved, type Week } from "./impact";

const publishedAt = new Date("2026-09-07T00:00:00Z");
const day = 24 * 60 * 60_000;
const at = (days: number) => new Date(+publishedAt + days * day);

/** Weeks laid on the moment of publication, the given counts before it and after. */
const weeksOf = (before: number[], after: number[]): Week[] => [
  ...before.map((count, i) => ({ from: at((i - before.length) * 7), count })),
  ...after.map((count, i) => ({ from: at(i * 7), count })),
];

test("a question that stopped: far fewer, and no chance", () => {
  const found = impactOf(weeksOf([4, 6, 5, 7, 4, 5, 6, 5], [2, 1, 0, 1, 0, 0]), publishedAt, at(42));
  expect(found).toMatchObject({
    before: { count: 42, weeks: 8 },
    after: { count: 4, weeks: 6 },
    verdict: "fewer",
  });
  expect(found.rate!.ratio).toBeCloseTo(4 / 6 / (42 / 8), 6);
});

test("too little to tell is said, not guessed", () => {
  expect(impactOf(weeksOf([5, 5, 5], [0]), publishedAt, at(7)).verdict).toBe("too_early");
  expect(impactOf(weeksOf([1, 0, 1], [0, 0, 0]), publishedAt, at(21)).verdict).toBe("unclear");
  expect(impactOf(weeksOf([0, 0], [0, 0, 0]), publishedAt, at(21)).verdict).toBe("nothing");
  expect(impactOf([], publishedAt, at(70)).verdict).toBe("too_early");
});

test("a week in which the article came out counts on neither side, one that is not over for its part", () => {
  const weeks = [-10, -3, 4, 11].map((days) => ({ from: at(days), count: 5 }));
  const { before, after } = impactOf(weeks, publishedAt, at(14.5));
  expect(before).toEqual({ count: 5, weeks: 1 });
  expect(after).toEqual({ count: 10, weeks: 1.5 });
});

test("only the eight weeks before tell how often it came", () => {
  const { before } = impactOf(weeksOf([90, 90, ...Array<number>(8).fill(1)], [0, 0]), publishedAt, at(14));
  expect(before).toEqual({ count: 8, weeks: 8 });
});

test("a group comes back when people ask at least half as often as before", () => {
  const before = Array<number>(8).fill(2);
  const of = (after: number[]) => comesBack(weeksOf(before, after), publishedAt, at(after.length * 7));
  expect(of([0])).toMatchObject({ back: false, reason: "too_early" });
  expect(of([0, 0, 1, 1, 0, 0])).toMatchObject({ back: false, reason: "few" });
  expect(of([0, 0, 1, 1, 1, 0])).toMatchObject({ back: false, reason: "fell" });
  expect(of([0, 0, 1, 2, 1, 2])).toMatchObject({
    back: true,
    reason: "same",
    recent: { count: 6, weeks: 4 },
  });
  expect(of([0, 0, 6, 7, 8, 9])).toMatchObject({ back: true, reason: "rose" });
});

test("a question nobody had asked before and three ask now comes back too", () => {
  expect(comesBack(weeksOf([0, 0, 0], [0, 1, 1, 1]), publishedAt, at(28))).toMatchObject({
    back: true,
    reason: "same",
  });
});

test("more questions of late never make a group look better", () => {
  const counts = (max: number) => fc.array(fc.integer({ min: 0, max }), { minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(counts(9), counts(9), (before, after) => {
      const now = at(after.length * 7);
      const less = comesBack(weeksOf(before, after), publishedAt, now);
      const more = comesBack(weeksOf(before, [...after.slice(0, -1), after.at(-1)! + 1]), publishedAt, now);
      expect(more.back || !less.back).toBe(true);
    }),
  );
});

test("cases avoided take the lower of both shares, and the group's only when it is not mostly chance", () => {
  const site = { asked: 1_000, escalated: 200 };
  expect(casesAvoided(50, { asked: 40, escalated: 4 }, site)).toEqual({
    confirmed: 50,
    share: 0.1,
    of: "group",
    cases: 5,
  });
  expect(casesAvoided(50, { asked: 40, escalated: 30 }, site)).toMatchObject({
    share: 0.2,
    of: "site",
    cases: 10,
  });
  expect(casesAvoided(50, { asked: 4, escalated: 0 }, site)).toMatchObject({ share: 0.2, of: "site" });
  expect(casesAvoided(50, { asked: 0, escalated: 0 }, { asked: 0, escalated: 0 })).toMatchObject({
    cases: 0,
  });
});

test("nothing is avoided that nobody confirmed, and never more than was confirmed", () => {
  const counts = fc.tuple(fc.nat(500), fc.nat(500)).map(([a, b]) => ({ asked: a + b, escalated: a }));
  fc.assert(
    fc.property(fc.nat(1_000), counts, counts, (confirmed, group, site) => {
      const { cases } = casesAvoided(confirmed, group, site);
      expect(cases).toBeGreaterThanOrEqual(0);
      expect(cases).toBeLessThanOrEqual(confirmed);
    }),
  );
});

test("minutes and money follow from the costs of a case", () => {
  const costs = { currency: "EUR", minutesPerCase: 15, costPerHour: 40 };
  expect(saved(6, costs)).toEqual({ minutes: 90, money: 60 });
});
