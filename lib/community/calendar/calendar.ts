import { z } from "zod";
import { timeZoneNamed } from "@/lib/i18n/time-zone";

/** Minutes of the local day, from and (not including) to: 540 to 750 is 09:00 to 12:30. */
export type Span = [from: number, to: number];

/** When somebody is there: per weekday, Monday first, in local time of one zone, but not on holidays. */
export type Calendar = { timeZone: string; week: Span[][]; holidays: string[] };

const minute = z.int().min(0).max(1440);
const day = z
  .array(z.tuple([minute, minute]))
  .max(6)
  .refine((spans) => spans.every(([from, to]) => from < to), "order")
  .refine((spans) => spans.every((span, i) => i === 0 || spans[i - 1]![1] <= span[0]), "overlap");

export const calendarSchema = z
  .strictObject({
    timeZone: z
      .string()
      .max(60)
      .refine((zone) => timeZoneNamed(zone) !== null, "time_zone"),
    week: z.array(day).length(7),
    holidays: z.array(z.string().refine(isDate, "date")).max(400),
  })
  // Nothing would ever be due by such a calendar.
  .refine((calendar) => calendar.week.some((spans) => spans.length > 0), "never_open");

function isDate(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Monday to Friday, nine to five. */
export const officeHours = (timeZone: string): Calendar => ({
  timeZone,
  week: [0, 1, 2, 3, 4, 5, 6].map((weekday): Span[] => (weekday < 5 ? [[540, 1020]] : [])),
  holidays: [],
});
