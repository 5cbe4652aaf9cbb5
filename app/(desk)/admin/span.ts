import { intl } from "@/lib/http/intl";

/** A stretch of time in the one unit that says enough: seconds, minutes or hours. */
export async function span(seconds: number): Promise<string> {
  const { t } = await intl("admin");
  if (seconds < 90) return t("jobs.seconds", { count: Math.round(seconds) });
  if (seconds < 5400) return t("jobs.minutes", { count: Math.round(seconds / 60) });
  return t("jobs.hoursLong", { count: Math.round(seconds / 3600) });
}
