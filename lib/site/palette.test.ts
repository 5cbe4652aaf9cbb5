import { expect, test } from "vitest";
import type { Person } from "@/lib/context";
import { placesFor } from "./palette";

const person = (role: Person["role"], more: Partial<Person> = {}): Person => ({
  kind: "person",
  id: role,
  name: role,
  handle: role,
  role,
  state: "active",
  language: "en",
  timeZone: "UTC",
  topics: [],
  teams: [],
  leadOf: [],
  createdAt: new Date(0),
  ...more,
});
const keys = (actor: Parameters<typeof placesFor>[0]) => placesFor(actor).map(({ key }) => key);

test("visitors are led to what everybody reads, and to the door", () => {
  expect(keys({ kind: "visitor" })).toEqual([
    "home",
    "ask",
    "questions",
    "topics",
    "articles",
    "people",
    "signIn",
  ]);
});

test("nobody is led to a door that is closed to them", () => {
  expect(keys(person("customer"))).not.toEqual(expect.arrayContaining(["queue"]));
  expect(keys(person("customer", { topics: [1] }))).toContain("queue");
  expect(keys(person("agent"))).toEqual(expect.arrayContaining(["queue", "desk", "moderation"]));
  expect(keys(person("agent"))).not.toContain("searches");
  expect(keys(person("curator"))).toEqual(expect.arrayContaining(["searches", "synonyms", "bets"]));
  expect(keys(person("curator"))).not.toContain("desk");
  for (const role of ["customer", "agent", "curator"] as const)
    expect(keys(person(role)).filter((key) => key.startsWith("admin"))).toEqual([]);
  expect(keys(person("admin"))).toEqual(expect.arrayContaining(["admin", "adminAudit", "searches", "desk"]));
  expect(keys(person("admin", { state: "suspended" })).filter((key) => key.startsWith("admin"))).toEqual([]);
});

test("one's own page is one's own", () => {
  expect(placesFor(person("customer", { handle: "mara" }))).toContainEqual({
    key: "profile",
    path: "/people/mara",
  });
});
