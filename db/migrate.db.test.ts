import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { assertMigrated, migrate, migrationsFolder } from "./migrate";

let site: TestSite;
let emptyUrl: string;
const empty = `test_${process.pid}_empty`;

beforeAll(async () => {
  site = await freshSite();
  const { url } = inject("testServer");
  await site.pool.query(`create database ${empty} template template0`);
  emptyUrl = url.replace("/tests?", `/${empty}?`);
});

afterAll(async () => {
  await site.pool.query(`drop database if exists ${empty} with (force)`);
  await site.close();
});

test("five at once migrate once", async () => {
  await Promise.all(Array.from({ length: 5 }, () => migrate(emptyUrl)));
  const pool = new pg.Pool({ connectionString: emptyUrl });
  const { rows } = await pool.query(
    "select hash, count(*)::int as times from drizzle.__drizzle_migrations group by hash",
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((row) => row.times === 1)).toBe(true);
  await assertMigrated(pool);
  await pool.end();
});

test("a database that lacks a migration is noticed, and named", async () => {
  const [{ hash }] = (
    await site.pool.query("select hash from drizzle.__drizzle_migrations order by id desc limit 1")
  ).rows;
  await site.pool.query("delete from drizzle.__drizzle_migrations where hash = $1", [hash]);
  await expect(assertMigrated(site.pool)).rejects.toThrow(/The database lacks \d+_\w+/);
});

test("a migration dated before the one it follows stops the start", async () => {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-migrations-"));
  try {
    cpSync(migrationsFolder, folder, { recursive: true });
    const file = join(folder, "meta/_journal.json");
    const journal = JSON.parse(readFileSync(file, "utf8"));
    journal.entries.push({ ...journal.entries[0], idx: 99, when: journal.entries[0].when - 1 });
    writeFileSync(file, JSON.stringify(journal));
    await expect(migrate(emptyUrl, folder)).rejects.toThrow(/is dated before/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
