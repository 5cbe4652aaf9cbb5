import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { migrate, migrationsFolder } from "@/db/migrate";
import { fileOf, jobsFile, type Manifest, manifest } from "./manifest";
import { quoted, siteTables } from "./tables";

const rowsAtOnce = 500;

/**
 * Brings a backup back into an empty database, or with `replace` into one whose content is thrown away. The backup is
 * checked whole before anything is touched, loaded in one transaction at the version it was taken, then migrated.
 */
export async function restoreBackup(
  url: string,
  folder: string,
  { replace = false } = {},
): Promise<Manifest> {
  const source = resolve(folder);
  const taken = await readManifest(source);
  for (const file of taken.files) await verify(source, file);
  const journal = await journalOf(taken.migrations);

  const client = new pg.Client({ connectionString: url, application_name: "firsthand restore" });
  await client.connect();
  try {
    await refuseRunning(client);
    if (!replace) await refuseUsed(client);
    await client.query(
      "drop schema if exists public, drizzle, graphile_worker cascade; create schema public",
    );
    await migrateWith(url, journal);
    await client.query("begin");
    await load(client, source, taken);
    await client.query("commit");
  } finally {
    await client.end();
  }
  await migrate(url);
  return taken;
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(() => {
    throw new Error(`${folder} holds no complete backup: there is no manifest.json.`);
  });
  return manifest.parse(JSON.parse(text));
}

/** Split at line feeds alone: other characters that end a line somewhere may stand in what people wrote. */
async function* linesOf(folder: string, table: string): AsyncGenerator<string> {
  const stream = createReadStream(join(folder, fileOf(table)))
    .pipe(createGunzip())
    .setEncoding("utf8");
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop()!;
    yield* lines;
  }
}

async function verify(folder: string, { table, rows, sha256 }: Manifest["files"][number]): Promise<void> {
  const hash = createHash("sha256");
  let found = 0;
  try {
    for await (const chunk of createReadStream(join(folder, fileOf(table))).pipe(createGunzip())) {
      hash.update(chunk);
      for (const byte of chunk as Buffer) if (byte === 10) found++;
    }
  } catch (cause) {
    throw new Error(`${fileOf(table)} of the backup cannot be read; nothing was changed.`, { cause });
  }
  if (found !== rows || hash.digest("hex") !== sha256) {
    throw new Error(`${fileOf(table)} of the backup is damaged; nothing was changed.`);
  }
}

async function refuseUsed(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select to_regclass('public.people') as people");
  if (!rows[0].people) return;
  const { rowCount } = await client.query("select from people limit 1");
  if (rowCount) throw new Error("This site has people in it. To throw its content away, add --replace.");
}

async function refuseRunning(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    `select from pg_stat_activity
     where datname = current_database() and application_name in ('firsthand web', 'firsthand worker')`,
  );
  if (rowCount) throw new Error("The site is running on this database: stop it first.");
}

/** The journal up to the last migration that the backup had, so that its rows fit; later ones run over them afterwards. */
async function journalOf(tags: string[]): Promise<string> {
  const journal: { entries: { tag: string }[] } = JSON.parse(
    await readFile(join(migrationsFolder, "meta/_journal.json"), "utf8"),
  );
  const entries = journal.entries.slice(0, tags.length);
  const other = tags.find((tag, at) => entries[at]?.tag !== tag);
  if (other)
    throw new Error(`The backup is of another or a newer version: this one has no migration ${other}.`);
  return JSON.stringify({ ...journal, entries });
}

async function migrateWith(url: string, journal: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "firsthand-restore-"));
  try {
    await cp(migrationsFolder, folder, { recursive: true });
    await writeFile(join(folder, "meta/_journal.json"), journal);
    await migrate(url, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function load(client: pg.Client, folder: string, taken: Manifest): Promise<void> {
  const { rows: links } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  // Tables refer to each other in circles: the links come back, and are checked, when all rows are there.
  for (const { table, name } of links)
    await client.query(`alter table ${table} drop constraint ${quoted(name)}`);
  const tables = new Map((await siteTables(client)).map((table) => [table.name, table.columns]));
  for (const { table } of taken.files) {
    if (table === jobsFile) continue;
    const columns = tables.get(table);
    if (!columns) throw new Error(`The backup has a table ${table} that its own version does not know.`);
    const list = columns.map(quoted).join(", ");
    const insert = `insert into ${quoted(table)} (${list}) overriding system value
      select ${list} from json_populate_recordset(null::${quoted(table)}, $1::json)`;
    await inBatches(linesOf(folder, table), (lines) => client.query(insert, [`[${lines.join(",")}]`]));
  }
  for (const { table, name, definition } of links) {
    await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
  }
  for (const [name, value] of Object.entries(taken.counters)) {
    await client.query("select setval(quote_ident($1)::regclass, $2)", [name, value]);
  }
  await inBatches(linesOf(folder, jobsFile), (lines) =>
    client.query(
      `select graphile_worker.add_job(j->>'name', j->'payload', run_at => (j->>'runAt')::timestamptz,
         job_key => j->>'key', max_attempts => (j->>'maxAttempts')::int)
       from json_array_elements($1::json) j`,
      [`[${lines.join(",")}]`],
    ),
  );
}

async function inBatches(
  lines: AsyncIterable<string>,
  use: (lines: string[]) => Promise<unknown>,
): Promise<void> {
  let batch: string[] = [];
  for await (const line of lines) {
    batch.push(line);
    if (batch.length < rowsAtOnce) continue;
    await use(batch);
    batch = [];
  }
  if (batch.length > 0) await use(batch);
}
