import fc from "fast-check";
import { expect, test } from "vitest";
import { bestFirst, type Candidate, hoursOfRing, match, STAFF_RING } from "./routing";

const theo: Candidate = { id: "theo", isExactTopic: true, solvedSimilar: 0, solvedOnTopic: 0, load: 0 };

test("who has solved such questions comes before who merely has the topic", () => {
  const lena = { ...theo, id: "lena", isExactTopic: false, solvedSimilar: 2 };
  expect(bestFirst([theo, lena]).map(({ id }) => id)).toEqual(["lena", "theo"]);
  expect(match(lena).reasons).toEqual(["solved_similar", "topic_above", "free"]);
});

test("more work that waits never makes somebody a better match, more solved never a worse one", () => {
  const candidate = fc.record({
    id: fc.string(),
    isExactTopic: fc.boolean(),
    solvedSimilar: fc.nat(50),
    solvedOnTopic: fc.nat(500),
    load: fc.nat(40),
  });
  fc.assert(
    fc.property(candidate, fc.nat(20), (one, more) => {
      const { score } = match(one);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
      expect(match({ ...one, load: one.load + more }).score).toBeLessThanOrEqual(score);
      expect(match({ ...one, solvedSimilar: one.solvedSimilar + more }).score).toBeGreaterThanOrEqual(score);
      expect(match({ ...one, solvedOnTopic: one.solvedOnTopic + more }).score).toBeGreaterThanOrEqual(score);
    }),
  );
});

test("rings are reached at 0, 1, 4 and 12 hours, and there is no fifth", () => {
  expect([0, 1, 2, STAFF_RING, STAFF_RING + 1].map(hoursOfRing)).toEqual([0, 1, 4, 12, null]);
});
