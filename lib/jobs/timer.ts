export type Rhythm =
  | { every: "minutes"; count: number }
  | { every: "hour"; minute: number }
  | { every: "day"; time: string };

/** How often a timer of the schedule runs: every so many minutes, once an hour, or once a day (in UTC). */
export function rhythmOf(cron: string): Rhythm {
  const [minutes = "", hours = "", ...days] = cron.split(" ");
  if (days.join(" ") !== "* * *") throw new Error(`No words for the timer ${cron}.`);
  if (/^\d+$/.test(minutes) && /^\d+$/.test(hours))
    return { every: "day", time: `${hours.padStart(2, "0")}:${minutes.padStart(2, "0")}` };
  if (hours !== "*") throw new Error(`No words for the timer ${cron}.`);
  if (minutes === "*") return { every: "minutes", count: 1 };
  if (/^\d+$/.test(minutes)) return { every: "hour", minute: Number(minutes) };
  const step = /^\*\/(\d+)$/.exec(minutes)?.[1];
  return { every: "minutes", count: step ? Number(step) : 60 / minutes.split(",").length };
}
