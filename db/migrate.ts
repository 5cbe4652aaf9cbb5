import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { runMigrations as applyQueueMigrations } from "graphile-worker";
import pg from "pg";
import { OperatorError } from "@/lib/operator-error";
import { missing, outOfOrder, readJournal } from "./journal";

export const migrationsFolder = join(fileURLToPath(new URL(".", import.meta.url)), "migrations");

const lockKey = 4_205_002;

/** Brings a database to this version: our tables and those of the job queue. Whoever comes second waits, then finds nothing to do. */
export async function migrate(url: string, folder = migrationsFolder): Promise<void> {
  const late = outOfOrder(readJournal(folder));
  if (late) throw new Error(`Migration ${late} is dated before the one it follows: generate it again.`);

  // The lock lives in a connection of its own, as the migrator takes any from the pool; and it must outlive 5 s.
  const holder = new pg.Client({ connectionString: url });
  holder.on("error", () => {});
  await holder.connect();
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("error", () => {});
  try {
    await holder.query("select pg_advisory_lock($1)", [lockKey]);
    await applyMigrations(drizzle(pool), { migrationsFolder: folder });
    await applyQueueMigrations({ pgPool: pool });
    await assertMigrated(pool, folder);
  } finally {
    await pool.end();
    await holder.end();
  }
}

/** Throws when the database lacks a migration of this version; one that is further ahead is fine. */
export async function assertMigrated(pool: pg.Pool, folder = migrationsFolder): Promise<void> {
  const { rows: tables } = await pool.query("select to_regclass('drizzle.__drizzle_migrations') as found");
  const applied = tables[0].found
    ? await pool.query("select hash from drizzle.__drizzle_migrations")
    : { rows: [] };
  const absent = missing(
    readJournal(folder),
    applied.rows.map((row) => row.hash),
  );
  if (absent.length > 0) {
    throw new OperatorError(`The database lacks ${absent.join(", ")}: run "npm run cli -- migrate".`);
  }
}
