import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { wasLostSince } from "./away";
import { openDatabase } from "./client";

let site: TestSite;
beforeAll(async () => {
  site = await freshSite({ max: 1 });
});
afterAll(() => site.close());

const filler = sql.raw(`/* ${"long ".repeat(100)}*/`);
const topicsAbove = (id: number) => site.db.execute(sql`select * ${filler} from topics where id > ${id}`);
const prepared = async () =>
  (
    await site.db.execute(
      sql`select count(*)::int as n from pg_prepared_statements where statement like '%from topics where%'`,
    )
  ).rows[0]!.n;

it("a statement asked for again is planned once, and gives what it gave before", async () => {
  await site.pool.query("insert into topics (slug, name) values ('a', 'A'), ('b', 'B')");
  for (const expected of [2, 2, 2]) expect((await topicsAbove(0)).rows).toHaveLength(expected);
  expect((await topicsAbove(1)).rows).toHaveLength(1);
  expect(await prepared()).toBe(1);
});

it("a table that changes under it costs one failure and not one more", async () => {
  await topicsAbove(0);
  await site.pool.query("alter table topics add column later text");
  await expect(topicsAbove(0)).rejects.toThrow();
  expect((await topicsAbove(0)).rows[0]).toHaveProperty("later");
});

it("an error in a prepared statement is thrown as ever", async () => {
  const wrong = () => site.db.execute(sql`select 1 / ${0}::int ${filler}`);
  for (let i = 0; i < 3; i++) await expect(wrong()).rejects.toThrow();
});

it("whoever hears that the server ends knows that it is away, before the connection has gone", async () => {
  const other = openDatabase(site.url, { max: 1 });
  const { rows } = await other.pool.query("select pg_backend_pid() as pid");
  const ends = "select pg_terminate_backend(pid) from pg_stat_activity where pid = $1 and query ~ 'pg_sleep'";
  const begun = performance.now();
  const known = other.db.execute(sql`select pg_sleep(4)`).then(
    () => null,
    () => wasLostSince(begun),
  );
  // Only while it is at work: an idle connection that is ended loses no statement.
  await expect.poll(async () => (await site.pool.query(ends, [rows[0].pid])).rowCount).toBe(1);
  expect(await known).toBe(true);
  await other.close();
});

it("whoever waits in vain for a connection knows that the database was too busy", async () => {
  const other = openDatabase(site.url, { max: 1 });
  const held = await other.pool.connect();
  const begun = performance.now();
  await expect(other.db.execute(sql`select 1`)).rejects.toThrow();
  expect(wasLostSince(begun)).toBe(true);
  held.release();
  expect((await other.db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
  await other.close();
});
