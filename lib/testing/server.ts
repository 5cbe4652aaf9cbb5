import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { type EmbeddedDatabase, joinEmbedded } from "@/db/embedded";
import { migrate, migrationsFolder } from "@/db/migrate";

export type TestServer = { url: string; template: string; leave: () => Promise<void> };

/** A server for tests. Nothing in it has to survive a power cut, which makes it several times faster. */
export async function joinTestServer(
  folder = process.env.TEST_DATA_DIR ?? ".cache/test",
): Promise<TestServer> {
  const settings = {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: "400",
    shared_buffers: "64MB",
  };
  const server = await joinEmbedded(folder, { settings, database: "tests" });
  try {
    const template = await migratedTemplate(server);
    return { url: server.url, template, leave: server.leave };
  } catch (error) {
    await server.leave();
    throw error;
  }
}

/** One migrated database, copied for every test file and made anew only when a migration has changed. */
async function migratedTemplate(server: EmbeddedDatabase): Promise<string> {
  const name = `template_${hashOfMigrations()}`;
  const client = new pg.Client(server.url);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(1)");
    await dropLeftovers(client, name);
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount) return name;
    const draft = `draft_${process.pid}`;
    await client.query(`drop database if exists ${draft}`);
    await client.query(`create database ${draft} template template0`);
    await migrate(server.urlOf(draft));
    await client.query(`alter database ${draft} rename to ${name}`);
    return name;
  } finally {
    await client.end();
  }
}

async function dropLeftovers(client: pg.Client, template: string): Promise<void> {
  const { rows } = await client.query(`
    select datname, (pg_stat_file('base/' || oid || '/PG_VERSION')).modification < now() - interval '1 hour' as old
    from pg_database where datname ~ '^(test|draft|template)_'`);
  for (const { datname, old } of rows) {
    const [kind, owner] = datname.split("_");
    // Another run may still be copying the template that was right when it began.
    if (kind === "template" ? datname === template || !old : alive(Number(owner))) continue;
    await client.query(`drop database if exists ${datname} with (force)`);
  }
}

function hashOfMigrations(): string {
  const hash = createHash("sha256");
  const files = readdirSync(migrationsFolder).filter((name) => name.endsWith(".sql"));
  for (const name of files.sort()) hash.update(name).update(readFileSync(join(migrationsFolder, name)));
  return hash.update(readFileSync("package-lock.json")).digest("hex").slice(0, 16);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
