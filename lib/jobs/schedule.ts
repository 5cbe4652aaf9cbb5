import type { JobName } from "./payloads";

/** Every timer of the site, in UTC. A run that was missed while no worker ran is not made up for: each looks at the whole state. */
export const schedule: { job: JobName; cron: string }[] = [
  { job: "sweep", cron: "* * * * *" },
  { job: "renew-coverage", cron: "2,12,22,32,42,52 * * * *" },
  { job: "send-waiting-mail", cron: "*/5 * * * *" },
  { job: "send-held-nudges", cron: "*/5 * * * *" },
  { job: "note-contacts", cron: "1,6,11,16,21,26,31,36,41,46,51,56 * * * *" },
  { job: "keep-appointments", cron: "*/10 * * * *" },
  { job: "keep-standing", cron: "4,19,34,49 * * * *" },
  { job: "send-letters", cron: "25 8 * * *" },
  { job: "remind-owners", cron: "41 5 * * *" },
  { job: "alert-held", cron: "11 * * * *" },
  { job: "render-again", cron: "37 * * * *" },
  { job: "check-laws", cron: "53 2 * * *" },
  { job: "check-links", cron: "41 3 * * *" },
  { job: "rebuild-repeats", cron: "7 1 * * *" },
  { job: "apply-retention", cron: "23 3 * * *" },
];
