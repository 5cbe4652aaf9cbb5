/** When somebody can be told something. */
export type Availability = {
  timeZone: string;
  /** Minutes of their own day; equal: no quiet hours. */
  quietFrom: number;
  quietUntil: number;
  /** Days of their own calendar, both included, as `2026-08-01`. */
  holidayFrom: string | null;
  holidayUntil: string | null;
};

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day and the minute that somebody's own clock shows. */
export function localTime(at: Date, timeZone: string): { day: string; minute: number; weekday: number } {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = `${parts.year}-${parts.month}-${parts.day}`;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return { day, minute: Number(parts.hour) * 60 + Number(parts.minute), weekday };
}

/** Whether these minutes of the day are quiet; quiet hours may reach over midnight. */
export function isQuietMinute(minute: number, { quietFrom, quietUntil }: Availability): boolean {
  if (quietFrom === quietUntil) return false;
  return quietFrom < quietUntil
    ? minute >= quietFrom && minute < quietUntil
    : minute >= quietFrom || minute < quietUntil;
}

export const isQuiet = (at: Date, person: Availability): boolean =>
  isQuietMinute(localTime(at, person.timeZone).minute, person);

export function isOnHoliday(at: Date, { timeZone, holidayFrom, holidayUntil }: Availability): boolean {
  if (!holidayFrom || !holidayUntil) return false;
  const { day } = localTime(at, timeZone);
  return holidayFrom <= day && day <= holidayUntil;
}

/** The first moment from `at` on that is not in quiet hours, to the minute, also where clocks are put forward or back. */
export function quietEndsAt(at: Date, person: Availability): Date {
  let next = at;
  while (isQuiet(next, person)) {
    const { minute } = localTime(next, person.timeZone);
    const left = (person.quietUntil - minute + DAY_MINUTES) % DAY_MINUTES;
    next = new Date(Math.floor(next.getTime() / MINUTE) * MINUTE + left * MINUTE);
  }
  // A clock that was put forward on the way brought us too far.
  for (;;) {
    const before = new Date(next.getTime() - MINUTE);
    if (before < at || isQuiet(before, person)) return next;
    next = before;
  }
}
