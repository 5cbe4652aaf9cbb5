import { expect, test } from "vitest";
import { defaultPreferences, reach } from "./reach";

const theo = { ...defaultPreferences, timeZone: "Europe/Berlin" };
const noon = new Date("2026-07-01T10:00:00Z");
const night = new Date("2026-07-01T22:00:00Z");

test("by day one can be reached, at night when the quiet hours are over", () => {
  expect(reach(theo, 0, noon)).toEqual({ now: true });
  expect(reach(theo, 0, night)).toEqual({
    now: false,
    heldBy: "quiet_hours",
    until: new Date("2026-07-02T06:00:00Z"),
  });
});

test("holiday, a full day and switched-off nudges are not made up for later", () => {
  expect(reach({ ...theo, holidayFrom: "2026-07-01", holidayUntil: "2026-07-01" }, 0, noon)).toEqual({
    now: false,
    heldBy: "holiday",
  });
  expect(reach(theo, theo.dailyCap, noon)).toEqual({ now: false, heldBy: "daily_cap" });
  expect(reach({ ...theo, nudgesInApp: false, nudgesByMail: false }, 0, noon)).toEqual({
    now: false,
    heldBy: "switched_off",
  });
  // The night before a holiday ends on the holiday.
  expect(reach({ ...theo, holidayFrom: "2026-07-02", holidayUntil: "2026-07-09" }, 0, night)).toEqual({
    now: false,
    heldBy: "holiday",
  });
});
