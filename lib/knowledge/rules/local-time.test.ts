import fc from "fast-check";
import { expect, it } from "vitest";
import { instantOf, typedTime } from "./local-time";

it("reads what clocks of a zone show, in summer and in winter", () => {
  expect(instantOf("Europe/Berlin", "2026-07-01T09:00")).toEqual(new Date("2026-07-01T07:00:00Z"));
  expect(instantOf("Europe/Berlin", "2026-12-01T09:00")).toEqual(new Date("2026-12-01T08:00:00Z"));
  expect(instantOf("Asia/Shanghai", "2026-12-01T00:30")).toEqual(new Date("2026-11-30T16:30:00Z"));
});

it("knows what no clock shows", () => {
  for (const typed of ["", "tomorrow", "2026-02-30T09:00", "2026-02-03T25:00", "2026-02-03"])
    expect(instantOf("UTC", typed)).toBeNull();
});

it("gives back the minute that it was given, but in the hour that a clock shows twice", () => {
  const minutes = fc
    .integer({ min: 0, max: 3_000_000 })
    .map((n) => new Date(Date.UTC(2025, 0, 1) + n * 60_000));
  fc.assert(
    fc.property(minutes, fc.constantFrom("UTC", "Asia/Kolkata", "America/New_York"), (at, zone) => {
      const back = instantOf(zone, typedTime(zone, at))!;
      expect(typedTime(zone, back)).toBe(typedTime(zone, at));
    }),
  );
});
