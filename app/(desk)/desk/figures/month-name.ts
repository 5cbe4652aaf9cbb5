import type { intl } from "@/lib/http/intl";

type Format = Awaited<ReturnType<typeof intl>>["format"];

/** `2026-11` as readers say it. */
export const monthName = (month: string, format: Format): string =>
  format.dateTime(new Date(`${month}-15T00:00:00Z`), { year: "numeric", month: "long" });
