import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSoon, reasons, type Waiting, weight } from "./ranking";

const plain: Waiting = {
  onMyTopics: false,
  inMyLanguage: true,
  hoursLeft: null,
  isNewcomer: false,
  sameProblems: 0,
  answers: 1,
  isClaimed: false,
  wasRouted: false,
  waitsLong: false,
};
const any: fc.Arbitrary<Waiting> = fc.record({
  onMyTopics: fc.boolean(),
  inMyLanguage: fc.constant(true),
  hoursLeft: fc.option(fc.double({ min: -100, max: 100, noNaN: true })),
  isNewcomer: fc.boolean(),
  sameProblems: fc.nat(1000),
  answers: fc.nat(300),
  isClaimed: fc.boolean(),
  wasRouted: fc.boolean(),
  waitsLong: fc.boolean(),
});

describe("the order of the queue", () => {
  it("never puts a question lower for having less time left", () => {
    fc.assert(
      fc.property(any, fc.double({ min: 0, max: 50, noNaN: true }), (waiting, less) => {
        if (waiting.hoursLeft === null) return;
        const later = { ...waiting, hoursLeft: waiting.hoursLeft - less };
        expect(weight(later)).toBeGreaterThanOrEqual(weight(waiting));
      }),
    );
  });

  it("puts what somebody is answering already after what nobody is", () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(weight({ ...a, isClaimed: true })).toBeLessThanOrEqual(
          weight({ ...b, isClaimed: false }) + 22,
        );
      }),
    );
  });

  it("puts what one cannot read after what one can", () => {
    const mine = { ...plain, onMyTopics: true };
    expect(weight({ ...mine, inMyLanguage: false })).toBeLessThan(weight(mine));
  });

  it("prefers one's own topics to a newcomer elsewhere", () => {
    expect(weight({ ...plain, onMyTopics: true })).toBeGreaterThan(weight({ ...plain, isNewcomer: true }));
  });
});

describe("the reasons in the queue", () => {
  it("say the most pressing first", () => {
    const waiting = {
      ...plain,
      hoursLeft: 3,
      onMyTopics: true,
      isNewcomer: true,
      sameProblems: 2,
      answers: 0,
    };
    expect(reasons(waiting)).toEqual(["soon", "topic", "newcomer", "same_problem", "unanswered"]);
  });

  it("do not say twice that it is one's topic: whoever was told reads it there", () => {
    expect(reasons({ ...plain, onMyTopics: true, wasRouted: true })).toEqual(["routed"]);
  });

  it("tell an open gate from one that opens soon", () => {
    expect(reasons({ ...plain, hoursLeft: -1 })).toEqual(["open_gate"]);
    expect(isSoon(-1)).toBe(true);
    expect(isSoon(12.5)).toBe(false);
    expect(isSoon(null)).toBe(false);
  });
});
