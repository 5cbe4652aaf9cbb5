import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, statSync } from "node:fs";
import { readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { to } from "pg-copy-streams";
import { readJournal } from "@/db/journal";
import { migrationsFolder } from "@/db/migrate";
import { makeFolder } from "@/lib/data-folder";
import { OperatorError } from "@/lib/operator-error";

export type TableCopy = { name: string; columns: string[]; rows: number; digest: string };
export type Manifest = {
  format: 1;
  madeAt: string;
  /** Hashes of the migrations that made these tables; a restore needs the same. */
  migrations: string[];
  tables: TableCopy[];
  sequences: Record<string, number>;
  jobs: QueuedJob[];
};
export type QueuedJob = {
  name: string;
  payload: unknown;
  runAt: string;
  maxAttempts: number;
  key: string | null;
  priority: number;
};

/**
 * Tables that are copied without their rows. The change feed counts in transactions of one server, which mean nothing
 * on another; sessions and sign-in links would let whoever finds a backup sign in.
 */
export const LEFT_OUT = ["changes", "sessions", "verification_tokens"];

/**
 * Writes the whole site to a folder: every table as of one moment, uploaded files among them, and waiting jobs. The
 * site may go on working. The folder appears under its name only when it is whole.
 */
export async function backup(pool: pg.Pool, folder: string): Promise<Manifest> {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new OperatorError(`${folder} is a file, where a folder should be.`);
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new OperatorError(`${folder} is not empty.`);
  const draft = `${folder}.part`;
  try {
    await rm(draft, { recursive: true, force: true });
    makeFolder(join(draft, "tables"));
  } catch (error) {
    throw new OperatorError(`${folder} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
  const client = await pool.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    await client.query("set local statement_timeout = 0");
    const manifest: Manifest = {
      format: 1,
      madeAt: (await client.query("select now() as now")).rows[0].now.toISOString(),
      migrations: readJournal(migrationsFolder).map((one) => one.hash),
      tables: [],
      sequences: await sequences(client),
      jobs: await waitingJobs(client),
    };
    for (const table of await tablesOf(client)) manifest.tables.push(await copyOut(client, table, draft));
    await writeFile(join(draft, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
    return manifest;
  } finally {
    await client.query("rollback").catch(() => {});
    client.release();
  }
}

export type Table = { name: string; columns: string[] };

/** Every table of ours with the columns that are stored rather than computed. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname collate "C"`);
  return rows;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const fileOf = (folder: string, table: string): string => join(folder, "tables", `${table}.copy.gz`);

async function copyOut(client: pg.PoolClient, { name, columns }: Table, folder: string): Promise<TableCopy> {
  const list = columns.map(quoted).join(", ");
  const source = LEFT_OUT.includes(name)
    ? `(select ${list} from ${quoted(name)} where false)`
    : `(select ${list} from ${quoted(name)} order by ctid)`;
  const stream = client.query(to(`copy ${source} to stdout`));
  await pipeline(stream, createGzip({ level: 6 }), createWriteStream(fileOf(folder, name), { flush: true }));
  return { name, columns, rows: stream.rowCount, digest: await digestOf(fileOf(folder, name)) };
}

export async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash, new PassThrough());
  return hash.digest("hex");
}

async function sequences(client: pg.ClientBase): Promise<Record<string, number>> {
  const { rows } = await client.query(
    "select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public' and last_value is not null",
  );
  return Object.fromEntries(rows.map((row) => [row.name, Number(row.value)]));
}

/** The queue's own tables belong to its version; what they say is kept in words that any version takes. */
async function waitingJobs(client: pg.ClientBase): Promise<QueuedJob[]> {
  const { rows } = await client.query(`
    select t.identifier as name, j.payload, j.run_at as "runAt", j.max_attempts as "maxAttempts", j.key, j.priority
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.attempts < j.max_attempts order by j.id`);
  return rows.map((row) => ({ ...row, runAt: row.runAt.toISOString() }));
}
