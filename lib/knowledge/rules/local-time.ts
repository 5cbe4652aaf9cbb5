import { offsetAt } from "@/lib/community/calendar/zone";

const shape = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d)?$/;

/** The instant at which clocks of a zone show what was typed; null for what no clock shows. */
export function instantOf(timeZone: string, typed: string): Date | null {
  const parts = shape.exec(typed)?.slice(1).map(Number);
  if (!parts) return null;
  const [year, month, day, hour, minute] = parts as [number, number, number, number, number];
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  if (Number.isNaN(wall) || new Date(wall).getUTCDate() !== day || hour > 23 || minute > 59) return null;
  const guess = wall - offsetAt(timeZone, wall);
  return new Date(wall - offsetAt(timeZone, guess));
}

/** What clocks of a zone show at an instant, as a field for date and time takes it. */
export function typedTime(timeZone: string, at: Date): string {
  return new Date(at.getTime() + offsetAt(timeZone, at.getTime())).toISOString().slice(0, 16);
}
