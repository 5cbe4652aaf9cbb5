import fc from "fast-check";
import { expect, test } from "vitest";
import { type Availability, isOnHoliday, isQuiet, isQuietMinute, localTime, quietEndsAt } from "./quiet";

const night: Availability = {
  timeZone: "Europe/Berlin",
  quietFrom: 22 * 60,
  quietUntil: 8 * 60,
  holidayFrom: null,
  holidayUntil: null,
};

test("quiet hours are those of the person's own clock and reach over midnight", () => {
  expect(isQuiet(new Date("2026-07-01T21:00:00Z"), night)).toBe(true);
  expect(isQuiet(new Date("2026-07-01T05:59:00Z"), night)).toBe(true);
  expect(isQuiet(new Date("2026-07-01T06:00:00Z"), night)).toBe(false);
  expect(quietEndsAt(new Date("2026-07-01T21:00:00Z"), night)).toEqual(new Date("2026-07-02T06:00:00Z"));
  expect(isQuietMinute(720, { ...night, quietFrom: 600, quietUntil: 600 })).toBe(false);
});

test("a holiday counts from its first day to the end of its last, where the person lives", () => {
  const away = { ...night, timeZone: "Asia/Shanghai", holidayFrom: "2026-08-01", holidayUntil: "2026-08-02" };
  expect(isOnHoliday(new Date("2026-07-31T15:59:00Z"), away)).toBe(false);
  expect(isOnHoliday(new Date("2026-07-31T16:00:00Z"), away)).toBe(true);
  expect(isOnHoliday(new Date("2026-08-02T15:59:00Z"), away)).toBe(true);
  expect(isOnHoliday(new Date("2026-08-02T16:00:00Z"), away)).toBe(false);
});

test("the end of quiet hours equals a slow walk minute by minute, also when clocks change", () => {
  const zones = ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"];
  // Around both changes of the year in each of them.
  const moments = [
    "2026-03-29T00:30:00Z",
    "2026-10-25T00:30:00Z",
    "2026-10-04T14:30:00Z",
    "2026-03-08T05:00:00Z",
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom(...moments),
      fc.integer({ min: -600, max: 600 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 0, max: 1439 }),
      (timeZone, moment, shift, quietFrom, quietUntil) => {
        const person = { ...night, timeZone, quietFrom, quietUntil };
        const at = new Date(Date.parse(moment) + shift * 60_000);
        let slow = at;
        while (isQuiet(slow, person)) slow = new Date(slow.getTime() + 60_000);
        expect(quietEndsAt(at, person)).toEqual(slow);
      },
    ),
    { numRuns: 60, seed: 4 },
  );
});

test("the day of the week is that of the person's own calendar", () => {
  expect(localTime(new Date("2026-07-05T22:30:00Z"), "Europe/Berlin")).toEqual({
    day: "2026-07-06",
    minute: 30,
    weekday: 1,
  });
});
