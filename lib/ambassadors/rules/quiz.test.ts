import { expect, test } from "vitest";
import { mark } from "./quiz";

const five = [0, 1, 2, 1, 0].map((correct, index) => ({ id: index + 1, correct }));

test("four of five are enough, three are not, and what is left open is wrong", () => {
  expect(mark(five, { 1: 0, 2: 1, 3: 2, 4: 1 })).toEqual({ correct: 4, total: 5, wrong: [5], passed: true });
  expect(mark(five, { 1: 0, 2: 1, 3: 2 })).toMatchObject({ passed: false, wrong: [4, 5] });
  expect(mark([], {})).toMatchObject({ passed: false });
});
