import { expect, it } from "vitest";
import { nameFor } from "./prepared";

const long = (tail: string) => `select ${"a, ".repeat(200)}b /* ${tail} */`;

it("a long statement gets a name when it comes again, and keeps it", () => {
  expect(nameFor(long("x"))).toBeUndefined();
  const name = nameFor(long("x"));
  expect(name).toMatch(/^[0-9a-f]{24}$/);
  expect(nameFor(long("x"))).toBe(name);
  nameFor(long("y"));
  expect(nameFor(long("y"))).not.toBe(name);
});

it("a short one gets none", () => {
  nameFor("select 1");
  expect(nameFor("select 1")).toBeUndefined();
});

it("there is an end to names", () => {
  const named = Array.from({ length: 1_000 }, (_, i) => {
    nameFor(long(`n${i}`));
    return nameFor(long(`n${i}`));
  }).filter(Boolean);
  expect(named.length).toBeLessThanOrEqual(300);
});
