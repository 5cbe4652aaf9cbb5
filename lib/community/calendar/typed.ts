import { type Calendar, calendarSchema, type Span } from "./calendar";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/** A calendar as its form has it: `09:00-12:30, 13:30-18:00` for a day, holidays one date a line. */
export type TypedCalendar = Record<Weekday, string> & { timeZone: string; holidays: string };

export type CalendarProblem = { field: Weekday | "timeZone" | "holidays" | "week"; what: string };

/** What was typed, read; or which field cannot be right and why. */
export function readCalendar(typed: TypedCalendar): Calendar | CalendarProblem {
  const week: Span[][] = [];
  for (const day of weekdays) {
    const spans = readDay(typed[day]);
    if (!spans) return { field: day, what: "day" };
    week.push(spans);
  }
  const holidays = [];
  for (const line of typed.holidays.split(/[\n,;]/)) {
    // A name may stand after the date; it is for whoever edits the list, so it is not kept.
    const date = line.trim().split(/\s+/)[0];
    if (date) holidays.push(date);
  }
  const read = calendarSchema.safeParse({
    timeZone: typed.timeZone.trim(),
    week,
    holidays: unique(holidays),
  });
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  const [where, index] = issue.path;
  if (issue.message === "never_open") return { field: "week", what: "never_open" };
  if (where === "timeZone") return { field: "timeZone", what: "time_zone" };
  if (where === "week") return { field: weekdays[Number(index)]!, what: issue.message };
  return { field: "holidays", what: "date" };
}

/** Null where it cannot be read; an empty day is a closed one. Order and overlap are the schema's to check. */
function readDay(text: string): Span[] | null {
  const spans: Span[] = [];
  for (const part of text.split(/[,;，；、]/)) {
    if (!part.trim()) continue;
    const found = /^\s*(\d{1,2})(?:[:.：](\d{2}))?\s*[-–—~至]\s*(\d{1,2})(?:[:.：](\d{2}))?\s*$/.exec(part);
    if (!found) return null;
    const [, fromHour, fromMinute, toHour, toMinute] = found;
    if (Number(fromMinute ?? 0) > 59 || Number(toMinute ?? 0) > 59) return null;
    spans.push([
      Number(fromHour) * 60 + Number(fromMinute ?? 0),
      Number(toHour) * 60 + Number(toMinute ?? 0),
    ]);
  }
  return spans.sort((a, b) => a[0] - b[0]);
}

export function typedCalendar(calendar: Calendar | null): TypedCalendar {
  const days = weekdays.map((day, i) => [day, (calendar?.week[i] ?? []).map(typedSpan).join(", ")]);
  return {
    ...(Object.fromEntries(days) as Record<Weekday, string>),
    timeZone: calendar?.timeZone ?? "",
    holidays: (calendar?.holidays ?? []).join("\n"),
  };
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const typedSpan = ([from, to]: Span) => `${clock(from)}-${clock(to)}`;
const unique = (list: string[]) => [...new Set(list)].sort();
