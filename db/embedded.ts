import { mkdirSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { withDirectoryLock } from "./embedded/lock.mjs";
import { connect, launch, type Place, placeOf, serverPid, shutDown, urlOf } from "./embedded/server";

export type EmbeddedDatabase = {
  url: string;
  urlOf: (database: string) => string;
  /** False when a server that was already running is shared. */
  started: boolean;
  /** Resolves when the server went away under us, never when we left it. */
  lost: Promise<void>;
  /** Gives up our share of the server; the last process to leave stops it. */
  leave: () => Promise<void>;
};

/**
 * Starts the database that comes with the site, or joins the one that already runs over this folder.
 *
 * Everyone who joined holds one connection with a shared advisory lock, its lease. Whoever leaves gives up the
 * lease and asks for the exclusive lock: only the last one gets it, and stops the server. PostgreSQL drops the lease
 * of a killed process by itself, so no count can go wrong. Joining and leaving happen under one lock of the folder.
 */
export async function joinEmbedded(
  dataFolder: string,
  { settings = {}, database = "firsthand" }: { settings?: Record<string, string>; database?: string } = {},
): Promise<EmbeddedDatabase> {
  mkdirSync(resolve(dataFolder), { recursive: true, mode: 0o700 });
  const folder = realpathSync(resolve(dataFolder));
  const place = placeOf(folder);

  const { lease, started } = await withDirectoryLock(folder, async () => {
    const running = await connectToRunning(place);
    const lease = running ?? (await launch(place, settings));
    await lease.query("select pg_advisory_lock_shared($1)", [leaseKey]);
    await createDatabase(lease, database);
    return { lease, started: !running };
  });

  let leaving = false;
  const lost = new Promise<void>((resolveLost) => {
    lease.once("end", () => {
      if (!leaving) resolveLost();
    });
  });

  async function leave() {
    if (leaving) return;
    leaving = true;
    await withDirectoryLock(folder, () => stopIfLast(place, lease));
  }

  return { url: urlOf(place, database), urlOf: (name) => urlOf(place, name), started, lost, leave };
}

const leaseKey = 4_205_001;

async function connectToRunning(place: Place): Promise<pg.Client | undefined> {
  const client = await connect(place);
  if (client || !serverPid(place)) return client;
  // A server that is starting, recovering or going down does not answer yet; one second tells it from a stale file.
  for (let attempt = 0; attempt < 20 && serverPid(place); attempt++) {
    await sleep(50);
    const late = await connect(place);
    if (late) return late;
  }
  return undefined;
}

async function createDatabase(client: pg.Client, database: string): Promise<void> {
  const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
  if (!rowCount)
    await client.query(`create database ${client.escapeIdentifier(database)} template template0`);
}

async function stopIfLast(place: Place, lease: pg.Client): Promise<void> {
  let isLast = false;
  try {
    await lease.query("select pg_advisory_unlock_shared($1)", [leaseKey]);
    const { rows } = await lease.query("select pg_try_advisory_lock($1) as last", [leaseKey]);
    isLast = rows[0].last;
  } catch {
    // The server is gone already; there is nothing to stop.
  }
  await lease.end().catch(() => {});
  if (isLast) await shutDown(place);
}
