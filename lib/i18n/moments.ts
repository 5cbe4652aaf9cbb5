import type { Locale } from "./locales";

type Moments = { day: Intl.DateTimeFormat; full: Intl.DateTimeFormat };

const known = new Map<string, Moments>();

/**
 * How a day (`Nov 22, 2026`) and a moment (the same with time and zone) are written in a language and a time zone. Pages
 * are full of them, and what makes them is kept: looking it up by its options costs as much as writing it.
 */
export function momentsIn(locale: Locale, timeZone: string): Moments {
  const key = `${locale} ${timeZone}`;
  let moments = known.get(key);
  if (!moments) {
    const day = { year: "numeric", month: "short", day: "numeric", timeZone } as const;
    const time = { hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;
    moments = {
      day: new Intl.DateTimeFormat(locale, day),
      full: new Intl.DateTimeFormat(locale, { ...day, ...time }),
    };
    known.set(key, moments);
  }
  return moments;
}
