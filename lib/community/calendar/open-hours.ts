import type { Calendar } from "./calendar";
import { localDay, stretchesAround } from "./zone";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The open stretches of one local date, in order. An hour that the clocks skip is not there, and one that they repeat
 * counts twice: what counts is whether somebody looking at the clock on the wall would say "open".
 */
function openOn(calendar: Calendar, day: number): [number, number][] {
  const { holidays } = calendar;
  if (holidays.length > 0 && holidays.includes(new Date(day).toISOString().slice(0, 10))) return [];
  // 1 January 1970 was a Thursday; the week starts on Monday.
  const spans = calendar.week[(((day / DAY + 3) % 7) + 7) % 7]!;
  const open: [number, number][] = [];
  for (const stretch of stretchesAround(calendar.timeZone, day)) {
    for (const [from, to] of spans) {
      const start = Math.max(stretch.from, day + from * MINUTE - stretch.offset);
      const end = Math.min(stretch.to, day + to * MINUTE - stretch.offset);
      if (start < end) open.push([start, end]);
    }
  }
  return open.sort((a, b) => a[0] - b[0]);
}

/** Milliseconds of open hours between two instants; without a calendar every hour is open. */
export function openBetween(calendar: Calendar | null | undefined, from: Date, to: Date): number {
  if (to <= from) return 0;
  if (!calendar) return to.getTime() - from.getTime();
  let sum = 0;
  const last = localDay(calendar.timeZone, to.getTime()) + DAY;
  for (let day = localDay(calendar.timeZone, from.getTime()) - DAY; day <= last; day += DAY) {
    for (const [start, end] of openOn(calendar, day)) {
      sum += Math.max(0, Math.min(end, to.getTime()) - Math.max(start, from.getTime()));
    }
  }
  return sum;
}

/** The first instant by which so many milliseconds of open hours have passed since `at`. */
export function addOpen(calendar: Calendar | null | undefined, at: Date, ms: number): Date {
  if (!calendar || ms <= 0) return new Date(at.getTime() + Math.max(0, ms));
  let left = ms;
  for (let day = localDay(calendar.timeZone, at.getTime()) - DAY; ; day += DAY) {
    for (const [start, end] of openOn(calendar, day)) {
      const from = Math.max(start, at.getTime());
      if (end <= from) continue;
      if (end - from >= left) return new Date(from + left);
      left -= end - from;
    }
  }
}
