import { expect, test } from "vitest";
import { coverage, uncovered } from "./coverage";

const person = (timeZone: string, quietFrom = 22 * 60, quietUntil = 8 * 60) => ({
  timeZone,
  quietFrom,
  quietUntil,
  holidayFrom: null,
  holidayUntil: null,
});
// A week without a change of clocks, from a Monday on.
const week = new Date("2026-07-06T00:00:00Z");

test("an hour is covered by whoever is awake where they live", () => {
  const hours = coverage([person("UTC")], "UTC", week);
  expect(hours).toHaveLength(168);
  expect(hours.slice(0, 24)).toEqual([...Array(8).fill(0), ...Array(14).fill(1), 0, 0]);
  expect(uncovered(hours)).toBe(70);
  const both = coverage([person("UTC"), person("Asia/Shanghai")], "UTC", week);
  // In Shanghai the day begins at midnight UTC and ends at 14 o'clock.
  expect(both.slice(0, 24)).toEqual([...Array(8).fill(1), ...Array(6).fill(2), ...Array(8).fill(1), 0, 0]);
});

test("hours are told as the reader's own clock shows them, and nobody at all covers nothing", () => {
  const inBerlin = coverage([person("Europe/Berlin")], "Europe/Berlin", week);
  expect(inBerlin.slice(0, 24)).toEqual([...Array(8).fill(0), ...Array(14).fill(1), 0, 0]);
  expect(uncovered(coverage([], "UTC", week))).toBe(168);
  expect(uncovered(coverage([person("UTC", 0, 0)], "UTC", week))).toBe(0);
});
