import { expect, test } from "vitest";
import { changedFields, shortFacts } from "./audit-words";

test("only what differs is named, with old and new", () => {
  const before = { id: 3, name: "Grinders", description: "", teamId: null };
  const after = { name: "Grinders and burrs", description: "", teamId: 2 };
  expect(changedFields(before, after)).toEqual(["name: Grinders → Grinders and burrs", "teamId: – → 2"]);
});

test("rules are compared number by number", () => {
  const before = { R1: { on: true, hours: 24 } };
  expect(changedFields(before, { R1: { on: true, hours: 12 }, R2: { on: false } })).toEqual([
    "R1.hours: 24 → 12",
    "R2.on: – → false",
  ]);
});

test("what is new has no differences, and long texts are cut", () => {
  expect(changedFields(null, { name: "x" })).toEqual([]);
  expect(changedFields({}, { R1: { on: true } })).toEqual([]);
  expect(changedFields({ body: "" }, { body: "x".repeat(200) })[0]!.length).toBeLessThan(80);
});

test("of other data the short words are told, without texts, times and numbers of rows", () => {
  const data = {
    what: "first_reply",
    why: "",
    dueAt: "2026-11-23T02:23:30.728Z",
    agentId: "7",
    body: "x",
    held: 3,
  };
  expect(shortFacts(data)).toEqual([["what", "first_reply"]]);
});
