const known = new Map<string, string>();
const mostKnown = 2_000;

/** The time zone of this name as it is properly written, or null where there is none: `europe/berlin` is `Europe/Berlin`. */
export function timeZoneNamed(name: string): string | null {
  let zone = known.get(name);
  if (zone === undefined) {
    // A shift such as +01:23 would do for a formatter, but is nobody's zone.
    if (!/^[A-Za-z]/.test(name)) return null;
    try {
      zone = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
    } catch {
      return null;
    }
    // One name can be written in thousands of ways.
    if (known.size >= mostKnown) known.clear();
    known.set(name, zone);
  }
  return zone;
}
