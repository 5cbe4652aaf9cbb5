import { sql } from "drizzle-orm";
import type { PoolClient } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { type Database, openDatabase } from "./client";

type Lost = PoolClient & { connection: { stream: { destroy: () => void } } };

let site: TestSite;
let one: Database;

beforeAll(async () => {
  site = await freshSite();
  one = openDatabase(site.url, { max: 1 });
});
afterAll(async () => {
  await one.close();
  await site.close();
});

const answers = async () => (await one.db.execute<{ n: number }>(sql`select 1 as n`)).rows[0]?.n;

test("a transaction that cannot even begin, since the database has gone, leaves its connection to others", async () => {
  const { pool } = one;
  const { connect } = pool;
  const loses = async () => {
    const client: Lost = await (connect as () => Promise<Lost>).call(pool);
    client.connection.stream.destroy();
    return client;
  };
  pool.connect = loses as unknown as typeof connect;
  await expect(one.db.transaction(async (tx) => tx.execute(sql`select 1`))).rejects.toThrow();
  pool.connect = connect;
  expect(await answers()).toBe(1);
});

test("a transaction is whole or undone, and one within it too", async () => {
  await one.db.execute(sql`create table kept (n int)`);
  const add = (tx: Pick<Database["db"], "execute">, n: number) =>
    tx.execute(sql`insert into kept values (${n})`);
  await one.db.transaction(async (tx) => {
    await add(tx, 1);
    await expect(
      tx.transaction(async (inner) => {
        await add(inner, 2);
        throw new Error("undo");
      }),
    ).rejects.toThrow("undo");
  });
  await expect(
    one.db.transaction(
      async (tx) => {
        await add(tx, 3);
        throw new Error("undo");
      },
      { isolationLevel: "repeatable read" },
    ),
  ).rejects.toThrow("undo");
  expect((await one.db.execute(sql`select n from kept`)).rows).toEqual([{ n: 1 }]);
});
