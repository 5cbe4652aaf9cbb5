import { parseCronItems } from "graphile-worker";
import { expect, test } from "vitest";
import { payloads } from "./payloads";
import { schedule } from "./schedule";

test("the queue can read every timer, and each is a job that is known", () => {
  const items = schedule.map(({ job, cron }) => ({ task: job, match: cron, identifier: job }));
  expect(parseCronItems(items)).toHaveLength(schedule.length);
  expect(schedule.filter(({ job }) => !(job in payloads))).toEqual([]);
});
