import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deflections, mails, searches } from "@/db/schema";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { runJobs } from "@/lib/testing/jobs";
import { startWorker } from "@/lib/worker/worker";
import { retryJob } from "./commands/retry-job";
import { queueState } from "./queries/queue-state";
import { enqueue } from "./queue";

let site: TestSite;
let ctx: Context;
const now = new Date("2026-05-01T10:00:00Z");

beforeAll(async () => {
  site = await freshSite();
  ctx = site.ctxFor({ kind: "system", job: "test" });
});
afterAll(() => site.close());

const waiting = async () => (await queueState(ctx)).waiting;

async function search(createdAt: Date) {
  await site.db.insert(searches).values({ source: "page", query: "descale", createdAt });
}

test("a job exists only if its transaction commits", async () => {
  const undone = transaction(ctx, async (work) => {
    await enqueue(work, "apply-retention", {});
    throw new Refusal("wrong_state");
  });
  await expect(undone).rejects.toThrow("wrong_state");
  expect(await waiting()).toBe(0);
});

test("one key is one job, until it is done", async () => {
  for (let time = 0; time < 3; time++) {
    await transaction(ctx, (work) => enqueue(work, "apply-retention", {}, { key: "once", runAt: now }));
  }
  expect(await waiting()).toBe(1);
  await runJobs(site);
  expect(await waiting()).toBe(0);
});

test("retention removes what was kept long enough and nothing younger", async () => {
  await search(new Date("2026-01-30T00:00:00Z"));
  await search(new Date("2026-02-02T00:00:00Z"));
  await site.db.insert(deflections).values({
    subject: "article:1",
    query: "descale",
    visitorKey: "v",
    createdAt: new Date("2026-01-01T00:00:00Z"),
  });
  const mail = { to: "mara@example.com", kind: "test", subject: "s", text: "t", html: "h", createdAt: now };
  await site.db.insert(mails).values([
    { ...mail, key: "old", sentAt: new Date("2026-03-01T00:00:00Z") },
    { ...mail, key: "waiting", createdAt: new Date("2026-01-01T00:00:00Z") },
  ]);
  await transaction(ctx, (work) => enqueue(work, "apply-retention", {}));
  await runJobs(site, { until: now });

  expect((await site.db.select().from(searches)).length).toBe(1);
  expect(await site.db.select().from(deflections)).toMatchObject([{ query: "", visitorKey: null }]);
  expect((await site.db.select().from(mails)).map((row) => row.key)).toEqual(["waiting"]);
});

test("a job put off until later runs when the clock says so", async () => {
  const later = new Date(Date.now() + 3_600_000);
  await transaction(ctx, (work) => enqueue(work, "apply-retention", {}, { runAt: later }));
  await runJobs(site);
  expect(await waiting()).toBe(1);
  await runJobs(site, { until: later });
  expect(await waiting()).toBe(0);
});

test("the worker picks up a job at once, and a job that keeps failing ends where the operator sees it", async () => {
  const worker = await startWorker(site);
  await search(new Date("2020-01-01T00:00:00Z"));
  await transaction(ctx, (work) => enqueue(work, "apply-retention", {}));
  await site.db.execute(
    sql`select graphile_worker.add_job('apply-retention', '{"unknown": 1}', max_attempts => 1)`,
  );
  await expect.poll(async () => (await queueState(ctx)).dead.length, { timeout: 5_000 }).toBe(1);
  await expect.poll(waiting, { timeout: 5_000 }).toBe(0);
  await worker.stop();
  await worker.ended;

  const [dead] = (await queueState(ctx)).dead;
  expect(dead).toMatchObject({ name: "apply-retention", error: expect.stringContaining("unknown") });
  await retryJob(ctx, dead!.id);
  expect(await waiting()).toBe(1);
  await expect(retryJob(ctx, dead!.id)).rejects.toThrow("not_found");
});

test("only who operates the site sees the queue", async () => {
  await expect(queueState(site.ctxFor({ kind: "visitor" }))).rejects.toThrow("sign_in");
});
