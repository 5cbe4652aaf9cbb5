import { expect, test } from "vitest";
import { tags } from "./tags";

test("tags are small words, each once, by whichever comma people type", () => {
  expect(tags.parse("App,  water tank，APP、 ")).toEqual(["app", "water tank"]);
  expect(tags.parse("")).toEqual([]);
  expect(tags.safeParse("a,b,c,d,e,f").success).toBe(false);
  expect(tags.safeParse("x".repeat(31)).success).toBe(false);
});
