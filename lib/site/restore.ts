import { createReadStream, existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type pg from "pg";
import { from } from "pg-copy-streams";
import { z } from "zod";
import { readJournal } from "@/db/journal";
import { migrationsFolder } from "@/db/migrate";
import { OperatorError } from "@/lib/operator-error";
import { digestOf, fileOf, type Manifest, quoted, tablesOf } from "./backup";

const manifestShape = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int(), digest: z.string() }),
  ),
  sequences: z.record(z.string(), z.number()),
  jobs: z.array(
    z.object({
      name: z.string(),
      payload: z.unknown(),
      runAt: z.string(),
      maxAttempts: z.int(),
      key: z.string().nullable(),
      priority: z.int(),
    }),
  ),
});

/**
 * Fills a migrated site from a backup: all of it or nothing. Refuses a site in which there is somebody or something,
 * unless told to replace it, and a backup that another version made or that has been damaged.
 */
export async function restore(
  pool: pg.Pool,
  folder: string,
  { replace = false }: { replace?: boolean } = {},
): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0");
    if (!replace) await assertEmpty(client);
    const tables = await tablesOf(client);
    await client.query(`truncate ${tables.map((table) => quoted(table.name)).join(", ")}`);
    // Tables refer to each other in circles: no order of loading would please all of them.
    const references = await dropReferences(client);
    for (const table of tables) await client.query(`alter table ${quoted(table.name)} disable trigger user`);
    for (const table of manifest.tables) await copyIn(client, table, folder);
    for (const table of tables) await client.query(`alter table ${quoted(table.name)} enable trigger user`);
    for (const { table, name, definition } of references) {
      await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
    }
    for (const [name, value] of Object.entries(manifest.sequences)) {
      await client.query("select setval($1::regclass, $2)", [`public.${quoted(name)}`, value]);
    }
    await queueAgain(client, manifest, replace);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
  return manifest;
}

async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, "manifest.json");
  if (!existsSync(file)) throw new OperatorError(`There is no backup in ${folder}.`);
  const read = manifestShape.safeParse(JSON.parse(await readFile(file, "utf8")));
  if (!read.success) throw new OperatorError(`${file} is not of a backup that this version understands.`);
  const here = readJournal(migrationsFolder).map((one) => one.hash);
  if (read.data.migrations.join() !== here.join()) {
    throw new OperatorError(
      "The backup is of another version: restore it with that version, then bring the site up to date.",
    );
  }
  for (const { name, digest } of read.data.tables) {
    const copy = fileOf(folder, name);
    if (!existsSync(copy) || (await digestOf(copy)) !== digest)
      throw new OperatorError(`${copy} is missing or damaged.`);
  }
  return read.data as Manifest;
}

async function assertEmpty(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(
    "select exists (select from people) or exists (select from questions) or exists (select from articles) as used",
  );
  if (rows[0].used)
    throw new OperatorError(
      "The site is not empty. Add --replace to put the backup in place of all it holds.",
    );
}

type Reference = { table: string; name: string; definition: string };

async function dropReferences(client: pg.ClientBase): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);
  for (const { table, name } of rows)
    await client.query(`alter table ${table} drop constraint ${quoted(name)}`);
  return rows;
}

async function copyIn(
  client: pg.PoolClient,
  { name, columns, rows }: Manifest["tables"][number],
  folder: string,
): Promise<void> {
  const into = client.query(from(`copy ${quoted(name)} (${columns.map(quoted).join(", ")}) from stdin`));
  await pipeline(createReadStream(fileOf(folder, name)), createGunzip(), into);
  if (into.rowCount !== rows)
    throw new OperatorError(`${name} has ${into.rowCount} rows in place of ${rows}.`);
}

async function queueAgain(client: pg.ClientBase, { jobs }: Manifest, replace: boolean): Promise<void> {
  if (replace) await client.query("delete from graphile_worker._private_jobs where locked_at is null");
  for (const job of jobs) {
    await client.query(
      `select graphile_worker.add_job($1, $2::json, run_at => $3::timestamptz, max_attempts => $4, job_key => $5, priority => $6)`,
      [job.name, JSON.stringify(job.payload), job.runAt, job.maxAttempts, job.key, job.priority],
    );
  }
}
