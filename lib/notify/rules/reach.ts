import { type Availability, isOnHoliday, isQuiet, quietEndsAt } from "./quiet";

export type Preferences = Availability & {
  /** Nudges within 24 hours. */
  dailyCap: number;
  nudgesInApp: boolean;
  nudgesByMail: boolean;
  letterByMail: boolean;
};

export const defaultPreferences: Omit<Preferences, "timeZone"> = {
  quietFrom: 22 * 60,
  quietUntil: 8 * 60,
  dailyCap: 8,
  holidayFrom: null,
  holidayUntil: null,
  nudgesInApp: true,
  nudgesByMail: true,
  letterByMail: true,
};

export type Reach =
  | { now: true }
  | { now: false; heldBy: "quiet_hours"; until: Date }
  | { now: false; heldBy: "holiday" | "daily_cap" | "switched_off" };

/** Whether somebody may be nudged at this moment, and if not, why not and whether it can wait. */
export function reach(person: Preferences, sentLastDay: number, now: Date): Reach {
  if (!person.nudgesInApp && !person.nudgesByMail) return { now: false, heldBy: "switched_off" };
  if (isOnHoliday(now, person)) return { now: false, heldBy: "holiday" };
  if (sentLastDay >= person.dailyCap) return { now: false, heldBy: "daily_cap" };
  if (!isQuiet(now, person)) return { now: true };
  const until = quietEndsAt(now, person);
  return isOnHoliday(until, person)
    ? { now: false, heldBy: "holiday" }
    : { now: false, heldBy: "quiet_hours", until };
}
