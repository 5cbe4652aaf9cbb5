import fc from "fast-check";
import { expect, test } from "vitest";
import { type Calendar, calendarSchema, officeHours, type Span } from "./calendar";
import { addOpen, openBetween } from "./open-hours";

// `npm run prove` compares more of them.
const runs = Number(process.env.CALENDARS ?? 120);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Asks the clock on the wall, minute by minute. Slow, and hard to get wrong. */
function slowly(calendar: Calendar, from: Date, to: Date): number {
  const wall = new Intl.DateTimeFormat("en-CA", {
    timeZone: calendar.timeZone,
    hourCycle: "h23",
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  let minutes = 0;
  for (let at = from.getTime(); at < to.getTime(); at += MINUTE) {
    const part = Object.fromEntries(wall.formatToParts(at).map(({ type, value }) => [type, value]));
    if (calendar.holidays.includes(`${part.year}-${part.month}-${part.day}`)) continue;
    const weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part.weekday!.slice(0, 3));
    const minute = Number(part.hour) * 60 + Number(part.minute);
    if (calendar.week[weekday]!.some(([a, b]) => a <= minute && minute < b)) minutes += 1;
  }
  return minutes * MINUTE;
}

const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe", // half an hour of summer time
  "Asia/Kathmandu", // 5:45
  "America/St_Johns",
  "Pacific/Kiritimati", // +14
  "Pacific/Pago_Pago", // -11
  "Africa/Casablanca",
  "Asia/Shanghai",
];
/** Near the days on which clocks change, north and south, and in between. */
const around = [
  "2026-03-08",
  "2026-03-29",
  "2026-04-05",
  "2026-10-04",
  "2026-10-25",
  "2026-11-01",
  "2026-06-17",
];

const span = fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }));
const daySpans = fc.array(span, { maxLength: 3 }).map((spans) => {
  const sorted = spans.filter(([a, b]) => a < b).sort((x, y) => x[0] - y[0]);
  return sorted.filter((each, i) => i === 0 || sorted[i - 1]![1] <= each[0]) as Span[];
});
const calendars = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    week: fc.array(daySpans, { minLength: 7, maxLength: 7 }),
    holidays: fc.subarray(["2026-03-29", "2026-10-25", "2026-06-18", "2026-11-01"]),
  })
  .filter((calendar) => {
    const { success } = calendarSchema.safeParse(calendar);
    // Two spans that overlap are dropped above only pairwise; the schema has the last word.
    return success;
  });
const instants = fc
  .tuple(fc.constantFrom(...around), fc.integer({ min: -2 * 1440, max: 2 * 1440 }))
  .map(([day, minutes]) => new Date(Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE));

test("open hours are those that a minute-by-minute look at the clock on the wall counts (law 21)", () => {
  fc.assert(
    fc.property(calendars, instants, fc.integer({ min: 0, max: 4 * 1440 }), (calendar, from, minutes) => {
      const to = new Date(from.getTime() + minutes * MINUTE);
      expect(openBetween(calendar, from, to)).toBe(slowly(calendar, from, to));
    }),
    { numRuns: runs, seed: 4 },
  );
});

test("adding open hours ends at the first minute by which they have passed", () => {
  fc.assert(
    fc.property(calendars, instants, fc.integer({ min: 1, max: 900 }), (calendar, at, minutes) => {
      const end = addOpen(calendar, at, minutes * MINUTE);
      expect(openBetween(calendar, at, end)).toBe(minutes * MINUTE);
      // One minute before, they had not.
      expect(openBetween(calendar, at, new Date(end.getTime() - MINUTE))).toBe((minutes - 1) * MINUTE);
    }),
    { numRuns: runs, seed: 5 },
  );
});

test("adding twice is adding the sum", () => {
  fc.assert(
    fc.property(calendars, instants, fc.nat(600), fc.nat(600), (calendar, at, a, b) => {
      const once = addOpen(calendar, at, (a + b) * MINUTE);
      const twice = addOpen(calendar, addOpen(calendar, at, a * MINUTE), b * MINUTE);
      expect(twice).toEqual(once);
    }),
    { numRuns: runs, seed: 6 },
  );
});

test("eight hours promised on Friday afternoon end on Monday, after the night in which clocks change", () => {
  const berlin = officeHours("Europe/Berlin");
  const friday = new Date("2026-03-27T14:00:00Z"); // 15:00 in winter time
  expect(addOpen(berlin, friday, 8 * HOUR)).toEqual(new Date("2026-03-30T13:00:00Z")); // 15:00 in summer time
});

test("a lunch break and a holiday do not count", () => {
  const split: Calendar = {
    timeZone: "Asia/Shanghai",
    week: Array.from({ length: 7 }, (): Span[] => [
      [540, 720],
      [780, 1080],
    ]),
    holidays: ["2026-10-01"],
  };
  const morning = new Date("2026-09-30T03:00:00Z"); // 11:00 in Shanghai
  expect(addOpen(split, morning, 2 * HOUR)).toEqual(new Date("2026-09-30T06:00:00Z"));
  expect(addOpen(split, morning, 7 * HOUR)).toEqual(new Date("2026-10-02T02:00:00Z"));
  const holiday = new Date("2026-10-01T05:00:00Z");
  expect(addOpen(split, holiday, HOUR)).toEqual(new Date("2026-10-02T02:00:00Z"));
});

test("an hour that is skipped is not there, and one that is repeated counts twice", () => {
  const night: Calendar = {
    timeZone: "Europe/Berlin",
    week: Array.from({ length: 7 }, (): Span[] => [[120, 180]]),
    holidays: [],
  };
  const whole = (day: string) =>
    openBetween(night, new Date(`${day}T00:00:00+01:00`), new Date(`${day}T12:00:00+01:00`));
  expect(whole("2026-03-29")).toBe(0);
  expect(whole("2026-10-25")).toBe(2 * HOUR);
});

test("without a calendar every hour is open", () => {
  const at = new Date("2026-01-01T00:00:00Z");
  expect(addOpen(null, at, 24 * HOUR)).toEqual(new Date("2026-01-02T00:00:00Z"));
  expect(openBetween(null, at, new Date("2026-01-03T00:00:00Z"))).toBe(48 * HOUR);
});
