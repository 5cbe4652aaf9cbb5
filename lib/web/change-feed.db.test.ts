import { sql } from "drizzle-orm";
import { afterEach, beforeAll, expect, it } from "vitest";
import { noteChange, type Subject } from "@/lib/changes";
import { transaction } from "@/lib/context";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { pausableWire } from "@/lib/testing/wire";
import { type ChangeFeed, openChangeFeed } from "./change-feed";

let site: TestSite;
let feed: ChangeFeed | undefined;

beforeAll(async () => {
  site = await freshSite();
  return () => site.close();
});

afterEach(() => feed?.close());

async function following(url = site.url, answerWithinMs = 1_000) {
  const heard: string[] = [];
  const log: string[] = [];
  feed = openChangeFeed({
    url,
    answerWithinMs,
    trustMs: 2 * answerWithinMs,
    onChange: (subjects) => heard.push(...subjects),
    onGap: () => log.push("gap"),
  });
  await feed.catchUp();
  return { feed, heard, log };
}

const note = (...subjects: Subject[]) =>
  transaction(site.ctxFor({ kind: "system", job: "test" }), (work) => noteChange(work, ...subjects));

it("hears of a change by notification, before the next beat", async () => {
  const { feed, heard } = await following();
  await note("question:1", "topic:2");
  await expect.poll(() => heard.toSorted(), { timeout: 900, interval: 5 }).toEqual(["question:1", "topic:2"]);
  expect(feed.isTrusted()).toBe(true);
});

it("hears of a change whose notification was lost with the next beat", async () => {
  const { heard } = await following();
  await site.db.execute(sql`insert into changes (subject) values ('article:9')`);
  await expect.poll(() => heard, { timeout: 2_000 }).toEqual(["article:9"]);
});

it("hears nothing of what was rolled back, nor of what was before it began", async () => {
  await note("question:77");
  const { feed, heard } = await following();
  await transaction(site.ctxFor({ kind: "system", job: "test" }), async (work) => {
    await noteChange(work, "question:666");
    throw new Error("undone");
  }).catch(() => undefined);
  await feed.catchUp();
  expect(heard).toEqual([]);
});

it("hears nothing of what was before it began while an older transaction goes on, and all of that one", async () => {
  const older = await site.pool.connect();
  await older.query("begin");
  await older.query("insert into changes (subject) values ('question:88')");
  await note("question:77");
  const { feed, heard } = await following();
  await feed.catchUp();
  expect(heard).toEqual([]);
  await older.query("commit");
  older.release();
  await feed.catchUp();
  expect(heard).toEqual(["question:88"]);
});

it("hears nothing of what was before it began, however much that was while an older transaction goes on", async () => {
  const older = await site.pool.connect();
  await older.query("begin");
  await older.query("select pg_current_xact_id()");
  await site.db.execute(
    sql`insert into changes (subject) select 'question:' || n from generate_series(1, 6000) n`,
  );
  const { feed, heard, log } = await following();
  await feed.catchUp();
  await older.query("rollback");
  older.release();
  await feed.catchUp();
  expect([heard, log]).toEqual([[], ["gap"]]);
});

it("hears of every committed change of many writers once, in whatever order they commit", async () => {
  const { feed, heard } = await following();
  const committed = new Set<string>();
  const writer = async (w: number) => {
    for (let i = 0; i < 25; i++) {
      const subject: Subject = `question:${w * 1_000 + i}`;
      const isUndone = (w + i) % 5 === 0;
      await transaction(site.ctxFor({ kind: "system", job: "test" }), async (work) => {
        await noteChange(work, subject);
        // Holds the row's number while others, with later ones, commit.
        await work.tx.execute(sql`select pg_sleep(${((w * 7 + i * 3) % 10) / 500})`);
        if (isUndone) throw new Error("undone");
      }).catch(() => undefined);
      if (!isUndone) committed.add(subject);
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, w) => writer(w)));
  await feed.catchUp();
  await feed.catchUp();
  expect(heard.toSorted()).toEqual([...committed].toSorted());
});

it("hears at once of changes beside a transaction that stays open, and of that one when it commits", async () => {
  const { feed, heard } = await following();
  const client = await site.pool.connect();
  try {
    await client.query("begin");
    await client.query("insert into changes (subject) values ('question:1')");
    await note("question:2");
    await feed.catchUp();
    expect(heard).toEqual(["question:2"]);
    await note("question:3");
    await feed.catchUp();
    expect(heard).toEqual(["question:2", "question:3"]);
    await client.query("commit");
    await feed.catchUp();
    expect(heard).toEqual(["question:2", "question:3", "question:1"]);
  } finally {
    client.release();
  }
});

it("forgets everything when more changes came at once than are worth telling apart", async () => {
  const { feed, heard, log } = await following();
  await site.db.execute(
    sql`insert into changes (subject) select 'question:' || n from generate_series(1, 6000) n`,
  );
  await feed.catchUp();
  expect(log).toEqual(["gap", "gap"]);
  expect(heard).toEqual([]);
});

it("says that changes may have been missed when its connection is ended, and comes back", async () => {
  const { feed, heard, log } = await following();
  await site.db.execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'firsthand changes' and datname = current_database()`,
  );
  await expect.poll(() => log.length, { timeout: 3_000 }).toBeGreaterThanOrEqual(3);
  await expect.poll(() => feed.isTrusted(), { timeout: 3_000 }).toBe(true);
  await note("question:5");
  await expect.poll(() => heard, { timeout: 2_000 }).toEqual(["question:5"]);
});

it("notices a connection that is open only on its own side", async () => {
  const wire = await pausableWire(site.url);
  const { feed, log } = await following(wire.url, 300);
  expect(feed.isTrusted()).toBe(true);
  wire.pause();
  await expect.poll(() => feed.isTrusted(), { timeout: 3_000 }).toBe(false);
  await expect.poll(() => feed.isConnected(), { timeout: 3_000 }).toBe(false);
  expect(log.length).toBeGreaterThanOrEqual(2);
  wire.resume();
  await expect.poll(() => feed.isTrusted(), { timeout: 5_000 }).toBe(true);
  await feed.close();
  wire.close();
});
