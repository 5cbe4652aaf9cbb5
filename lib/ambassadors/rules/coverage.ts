import { type Availability, isQuietMinute, localTime } from "@/lib/notify/rules/quiet";

export const WEEK_HOURS = 168;

/** Somebody who may answer on a topic; paused people and those on holiday are left out before. */
export type Present = Availability;

/**
 * How many people are awake in each hour of the week, Monday 0 o'clock first, as the clock of `zone` shows it. An hour
 * counts for somebody when its middle lies outside their quiet hours. `week` names the week that is looked at, since
 * zones change their clocks at different times.
 */
export function coverage(people: readonly Present[], zone: string, week: Date): number[] {
  const hours = Array.from({ length: WEEK_HOURS }, () => 0);
  for (let step = 0; step < WEEK_HOURS; step += 1) {
    const middle = new Date(week.getTime() + step * 3_600_000 + 1_800_000);
    const here = localTime(middle, zone);
    const hour = ((here.weekday + 6) % 7) * 24 + Math.floor(here.minute / 60);
    for (const person of people)
      if (!isQuietMinute(localTime(middle, person.timeZone).minute, person)) hours[hour]! += 1;
  }
  return hours;
}

/** Which hours of the week nobody is there. */
export const uncovered = (hours: readonly number[]): number => hours.filter((count) => count === 0).length;
