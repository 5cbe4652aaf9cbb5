import fc from "fast-check";
import { expect, test } from "vitest";
import { wilsonLower } from "./wilson";

test("the lower end is that of the worked examples", () => {
  // R: prop.test(some, all, correct = FALSE)$conf.int[1]
  expect(wilsonLower(15, 148)).toBeCloseTo(0.0624, 4);
  expect(wilsonLower(1, 1)).toBeCloseTo(0.2065, 4);
  expect(wilsonLower(8, 10)).toBeCloseTo(0.4902, 4);
  expect(wilsonLower(0, 20)).toBe(0);
});

test("it is the share at which what was counted would be 1.96 standard errors too many", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (all, part) => {
        const some = Math.round(all * part);
        const low = wilsonLower(some, all);
        expect(low).toBeLessThanOrEqual(some / all);
        if (some > 0)
          expect((some / all - low) / Math.sqrt((low * (1 - low)) / all)).toBeCloseTo(1.959964, 3);
      },
    ),
  );
});

test("more readers who say the same make it more certain", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 50 }), (no, yes) => {
      expect(wilsonLower(2 * no, 2 * (no + yes))).toBeGreaterThan(wilsonLower(no, no + yes));
    }),
  );
});
