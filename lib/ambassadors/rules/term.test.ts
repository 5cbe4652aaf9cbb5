import { expect, test } from "vitest";
import { monthsAfter } from "./term";

test.each([
  ["2026-06-01T10:00:00Z", 12, "2027-06-01T10:00:00Z"],
  ["2026-12-31T23:59:00Z", 1, "2027-01-31T23:59:00Z"],
  ["2026-12-31T23:59:00Z", 2, "2027-02-28T23:59:00Z"],
  ["2026-08-31T00:00:00Z", 6, "2027-02-28T00:00:00Z"],
  ["2028-02-29T12:00:00Z", 12, "2029-02-28T12:00:00Z"],
  ["2027-02-28T12:00:00Z", 36, "2030-02-28T12:00:00Z"],
])(
  "a term from %s of %i months ends on the same day, or the last of a shorter month",
  (from, months, until) => {
    expect(monthsAfter(new Date(from), months)).toEqual(new Date(until));
  },
);
