import { parseCronItems } from "graphile-worker";
import { expect, test } from "vitest";
import admin from "@/lib/i18n/messages/en/admin.json";
import { payloads } from "./payloads";
import { schedule } from "./schedule";
import { rhythmOf } from "./timer";

test("the queue can read every timer, and each is a job that is known", () => {
  const items = schedule.map(({ job, cron }) => ({ task: job, match: cron, identifier: job }));
  expect(parseCronItems(items)).toHaveLength(schedule.length);
  expect(schedule.filter(({ job }) => !(job in payloads))).toEqual([]);
});

test("every job has a name in words", () => {
  expect(Object.keys(payloads).filter((job) => !(job in admin.jobs.names))).toEqual([]);
});

test.each([
  ["* * * * *", { every: "minutes", count: 1 }],
  ["*/5 * * * *", { every: "minutes", count: 5 }],
  ["4,19,34,49 * * * *", { every: "minutes", count: 15 }],
  ["11 * * * *", { every: "hour", minute: 11 }],
  ["7 1 * * *", { every: "day", time: "01:07" }],
])("the timer %s is told in words", (cron, rhythm) => {
  expect(rhythmOf(cron)).toEqual(rhythm);
});

test("every timer of the schedule can be told in words, and those of many minutes are even", () => {
  for (const { cron } of schedule) {
    const rhythm = rhythmOf(cron);
    const minutes = cron.split(" ")[0]!.split(",").map(Number);
    const gaps = minutes.slice(1).map((minute, i) => minute - minutes[i]!);
    if (rhythm.every === "minutes") expect(gaps.filter((gap) => gap !== rhythm.count)).toEqual([]);
  }
});
