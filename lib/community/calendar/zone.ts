const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A stretch of time in which a zone keeps one offset from UTC, in milliseconds. */
export type Stretch = { from: number; to: number; offset: number };

const formats = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, Stretch[]>();
const KNOWN_MOST = 20_000;

/** How far local time is ahead of UTC at this instant. */
export function offsetAt(timeZone: string, at: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(timeZone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const local = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
  return local - Math.floor(at / 1000) * 1000;
}

/** The local date of an instant, as the UTC midnight of the same date. */
export const localDay = (timeZone: string, at: number): number => {
  const stretch = stretchesAround(timeZone, startOfDay(at)).find(({ from, to }) => from <= at && at < to)!;
  return startOfDay(at + stretch.offset);
};

const startOfDay = (at: number): number => at - (((at % DAY) + DAY) % DAY);

/** The offsets that a zone has around a local date: one stretch, or two where the clocks change. */
export function stretchesAround(timeZone: string, day: number): Stretch[] {
  const key = `${timeZone} ${day}`;
  const found = known.get(key);
  if (found) return found;
  // No zone is further than 14 hours from UTC.
  const from = day - 14 * HOUR;
  const to = day + DAY + 14 * HOUR;
  const stretches: Stretch[] = [];
  for (let start = from; start < to; ) {
    const offset = offsetAt(timeZone, start);
    const end = offsetAt(timeZone, to - 1) === offset ? to : change(timeZone, start, to, offset);
    stretches.push({ from: start, to: end, offset });
    start = end;
  }
  if (known.size >= KNOWN_MOST) known.clear();
  known.set(key, stretches);
  return stretches;
}

/** The first minute with another offset, by halving: within these two days a zone changes its clocks once. */
function change(timeZone: string, from: number, to: number, offset: number): number {
  let before = Math.floor(from / MINUTE);
  let after = Math.ceil(to / MINUTE);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(timeZone, middle * MINUTE) === offset) before = middle;
    else after = middle;
  }
  return after * MINUTE;
}
