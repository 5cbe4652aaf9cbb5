import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DAY_MOST,
  type Outcome,
  PAIR_MOST,
  quarterOf,
  quarterSpan,
  standing,
  sumOf,
  WORKED_MOST,
} from "./standing";

const day = (count: number) => new Date(Date.UTC(2026, 0, 1 + count));
const accepted = (id: number, otherId: string, at = day(id)): Outcome => ({
  key: `accepted:answer:${id}`,
  kind: "accepted",
  answerId: id,
  otherId,
  at,
});

describe("standing", () => {
  test("comes from what answers brought about: solved counts, contested costs, volume is nothing", () => {
    expect(sumOf(standing([]))).toBe(0);
    expect(sumOf(standing([accepted(1, "mara")]))).toBe(10);
    const contested: Outcome = { ...accepted(1, "mara"), kind: "contested", key: "contested:1" };
    expect(sumOf(standing([contested]))).toBeLessThan(0);
  });

  test("two friends cannot make each other great", () => {
    const always = Array.from({ length: 20 }, (_, i) => accepted(i, "friend"));
    const entries = standing(always);
    expect(sumOf(entries)).toBe(PAIR_MOST * 10);
    expect(entries.at(-1)).toMatchObject({ points: 0, capped: "pair" });
    const mutual = always.map((one) => ({ ...one, isReciprocal: true }));
    expect(sumOf(standing(mutual))).toBe(10);
  });

  test("a crowd of new accounts counts for nothing, a crowd of old ones only a few times an answer", () => {
    const crowd = Array.from(
      { length: 30 },
      (_, i): Outcome => ({
        key: `worked:1:${i}`,
        kind: "worked",
        answerId: 1,
        otherId: `member ${i}`,
        at: day(i),
      }),
    );
    expect(sumOf(standing(crowd))).toBe(WORKED_MOST * 2);
    expect(sumOf(standing(crowd.map((one) => ({ ...one, isNewAccount: true }))))).toBe(0);
  });

  test("is the same in whatever order outcomes are read, never above the caps, and each outcome has one entry", () => {
    const outcome: fc.Arbitrary<Outcome> = fc
      .record({
        kind: fc.constantFrom("accepted", "provisional", "contested", "worked", "article", "rating"),
        answerId: fc.nat(20),
        other: fc.nat(5),
        at: fc.nat(200).map(day),
        stars: fc.integer({ min: 1, max: 5 }),
        isNewAccount: fc.boolean(),
        isReciprocal: fc.boolean(),
      })
      .map(({ other, ...rest }) => ({
        ...rest,
        key: `${rest.kind}:${rest.answerId}:${other}:${rest.at.getTime()}`,
        otherId: rest.kind === "article" ? null : String(other),
      })) as fc.Arbitrary<Outcome>;
    fc.assert(
      fc.property(fc.uniqueArray(outcome, { selector: (one) => one.key, maxLength: 80 }), (outcomes) => {
        const entries = standing(outcomes);
        expect(standing([...outcomes].reverse())).toEqual(entries);
        expect(entries).toHaveLength(outcomes.length);
        const gains = new Map<string, number>();
        for (const { at, points } of entries) {
          const on = at.toISOString().slice(0, 10);
          if (points > 0) gains.set(on, (gains.get(on) ?? 0) + points);
        }
        for (const gained of gains.values()) expect(gained).toBeLessThanOrEqual(DAY_MOST);
      }),
    );
  });

  test("an outcome that is taken away never leaves more than before by more than what its caps had cut", () => {
    const three = [accepted(1, "mara"), accepted(2, "mara"), accepted(3, "mara"), accepted(4, "mara")];
    expect(sumOf(standing(three))).toBe(30);
    expect(sumOf(standing(three.slice(1)))).toBe(30);
    expect(sumOf(standing(three.slice(2)))).toBe(20);
  });
});

test("quarters have a name, a beginning and an end", () => {
  expect(quarterOf(new Date("2026-11-22T00:00:00Z"))).toBe("2026-Q4");
  expect(quarterSpan("2026-Q4")).toEqual({
    from: new Date("2026-10-01T00:00:00Z"),
    until: new Date("2027-01-01T00:00:00Z"),
  });
  expect(quarterSpan("2026-Q5")).toBeNull();
});
