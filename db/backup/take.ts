import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { chmod, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { missing, readJournal } from "@/db/journal";
import { migrationsFolder } from "@/db/migrate";
import { fileOf, jobsFile, type Manifest } from "./manifest";
import { counters, quoted, siteTables } from "./tables";

const rowsAtOnce = 1_000;

/**
 * Writes the whole site as it is at one moment into a new folder, while it runs. The folder appears under its name
 * only when it is complete.
 */
export async function takeBackup(url: string, folder: string): Promise<Manifest> {
  const target = resolve(folder);
  await refuseUsed(target);
  const draft = `${target}.partial`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });

  const client = new pg.Client({ connectionString: url, application_name: "firsthand backup" });
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read, read only");
    const tables = await siteTables(client);
    const files: Manifest["files"] = [];
    for (const { name, columns } of tables) {
      const query = `select row_to_json(t)::text as row from (select ${columns.map(quoted).join(", ")} from ${quoted(name)}) t`;
      files.push({ table: name, ...(await writeRows(client, query, join(draft, fileOf(name)))) });
    }
    files.push({ table: jobsFile, ...(await writeRows(client, waitingJobs, join(draft, fileOf(jobsFile)))) });
    const taken: Manifest = {
      format: 1,
      takenAt: (await client.query("select now() as now")).rows[0].now.toISOString(),
      migrations: await appliedMigrations(client),
      counters: await counters(client),
      files,
    };
    await client.query("commit");
    await writeFile(join(draft, "manifest.json"), `${JSON.stringify(taken, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
    return taken;
  } finally {
    await client.end();
  }
}

// What timers started is left out: the next worker starts its own.
const waitingJobs = `
  select json_build_object('name', t.identifier, 'payload', j.payload, 'runAt', j.run_at, 'key', j.key,
    'maxAttempts', j.max_attempts)::text as row
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where j.attempts < j.max_attempts and coalesce(j.key, '') not like 'timer:%' order by j.id`;

async function refuseUsed(folder: string): Promise<void> {
  const entries = await readdir(folder).catch(() => []);
  if (entries.length > 0) throw new Error(`${folder} is not empty: name a new folder for the backup.`);
}

async function writeRows(
  client: pg.Client,
  query: string,
  file: string,
): Promise<{ rows: number; sha256: string }> {
  const hash = createHash("sha256");
  let rows = 0;
  await client.query(`declare backup_rows no scroll cursor for ${query}`);
  async function* lines() {
    for (;;) {
      const batch = await client.query<{ row: string }>(`fetch ${rowsAtOnce} from backup_rows`);
      if (batch.rows.length === 0) return;
      rows += batch.rows.length;
      const text = `${batch.rows.map(({ row }) => row).join("\n")}\n`;
      hash.update(text);
      yield text;
    }
  }
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(file, { mode: 0o600, flush: true }));
  await client.query("close backup_rows");
  await chmod(file, 0o600);
  return { rows, sha256: hash.digest("hex") };
}

async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query("select hash from drizzle.__drizzle_migrations");
  const journal = readJournal(migrationsFolder);
  const absent = missing(
    journal,
    rows.map((row) => row.hash),
  );
  if (absent.length > 0)
    throw new Error(`The database lacks ${absent.join(", ")}: run "npm run cli -- migrate" first.`);
  return journal.map((migration) => migration.tag);
}
