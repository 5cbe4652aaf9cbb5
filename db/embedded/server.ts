import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Binaries, embeddedBinaries } from "./binaries";
import { giveTo, type Identity, postgresIdentity } from "./identity";

export type Place = { data: string; log: string; socket: string };

const superuser = "firsthand";
const keepLogBytes = 10_000_000;

/** Where a server's data, log and socket live, below the data folder of the site. */
export function placeOf(folder: string): Place {
  const near = join(folder, "socket");
  // A socket's path may be at most 103 bytes on macOS, 107 on Linux; ".s.PGSQL.5432" needs 14 of them.
  const hash = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  const socket = Buffer.byteLength(near) <= 85 ? near : join(tmpdir(), `firsthand-${hash}`);
  return { data: join(folder, "postgres"), log: join(folder, "postgres.log"), socket };
}

export function urlOf(place: Place, database: string): string {
  return `postgresql:///${database}?host=${encodeURIComponent(place.socket)}&user=${superuser}`;
}

/** Connects to the server of this place, or says undefined when none is there to answer. */
export async function connect(place: Place, database = "postgres"): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: urlOf(place, database), connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch {
    await client.end().catch(() => {});
    return undefined;
  }
}

/** Makes the data folder if there is none and starts a server over it. Call it under the lock of the folder. */
export async function launch(place: Place, settings: Record<string, string>): Promise<pg.Client> {
  const binaries = embeddedBinaries();
  const identity = postgresIdentity();
  createData(place, binaries, identity);
  refuseOtherVersion(place, binaries);
  giveTo(identity.owner, place.data);
  // PostgreSQL refuses a folder that others may look into, which is what most ways of copying one leave.
  chmodSync(place.data, 0o700);
  mkdirSync(place.socket, { recursive: true, mode: 0o700 });
  giveTo(identity.owner, place.socket);
  if (existsSync(place.log) && statSync(place.log).size > keepLogBytes) rmSync(place.log);

  // For some seconds after both were killed, the old server's children still hold its memory: hence the retries.
  const giveUpAt = Date.now() + 20_000;
  for (;;) {
    forgetDeadServer(place);
    const client = await spawnServer(place, binaries, identity, settings);
    if (client) return client;
    if (Date.now() > giveUpAt)
      throw new Error(`PostgreSQL did not start. Its log says:\n${lastLines(place)}`);
    await sleep(250);
  }
}

/** Ends the server in its orderly way: open transactions roll back, everything acknowledged is on disk. */
export async function shutDown(place: Place): Promise<void> {
  const pid = serverPid(place);
  if (!pid) return;
  signal(pid, "SIGINT");
  const giveUpAt = Date.now() + 15_000;
  while (serverPid(place) === pid && alive(pid)) {
    if (Date.now() > giveUpAt) return signal(pid, "SIGQUIT");
    await sleep(10);
  }
}

export function serverPid(place: Place): number | undefined {
  try {
    return Number(readFileSync(join(place.data, "postmaster.pid"), "utf8").split("\n")[0]) || undefined;
  } catch {
    return undefined;
  }
}

function createData(place: Place, binaries: Binaries, identity: Identity): void {
  if (existsSync(join(place.data, "PG_VERSION"))) return;
  // Made beside its final place and moved there whole, so that a killed initdb never looks like a database.
  const draft = `${place.data}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveTo(identity.owner, draft);
  const [file, args] = identity.command(binaries.initdb, [
    `--pgdata=${draft}`,
    `--username=${superuser}`,
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ]);
  const result = spawnSync(file, args, { ...identity.spawn, encoding: "utf8", cwd: "/" });
  if (result.status !== 0) {
    throw new Error(`The database could not be created: ${result.error?.message ?? result.stderr}`);
  }
  renameSync(draft, place.data);
}

function refuseOtherVersion(place: Place, binaries: Binaries): void {
  const found = readFileSync(join(place.data, "PG_VERSION"), "utf8").trim();
  if (found === binaries.majorVersion) return;
  throw new Error(
    `${place.data} was written by PostgreSQL ${found}, and PostgreSQL ${binaries.majorVersion} is installed: ` +
      "make a backup with the old version and restore it with this one.",
  );
}

function spawnServer(
  place: Place,
  binaries: Binaries,
  identity: Identity,
  settings: Record<string, string>,
): Promise<pg.Client | undefined> {
  const all = {
    listen_addresses: "",
    unix_socket_directories: place.socket,
    unix_socket_permissions: "0700",
    max_connections: "100",
    timezone: "UTC",
    log_timezone: "UTC",
    ...settings,
  };
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const [file, args] = identity.command(binaries.postgres, ["-D", place.data, ...options]);
  const log = openSync(place.log, "a", 0o600);
  // Its own session: Ctrl-C in the terminal must reach the site first and the database last.
  const child = spawn(file, args, {
    ...identity.spawn,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();
  let over = false;
  child.once("exit", () => {
    over = true;
  });
  child.once("error", () => {
    over = true;
  });
  return untilAnswering(place, () => over);
}

async function untilAnswering(place: Place, isOver: () => boolean): Promise<pg.Client | undefined> {
  // Recovery after a crash can take a while; the server refuses connections until it is done.
  const giveUpAt = Date.now() + 120_000;
  while (!isOver() && Date.now() < giveUpAt) {
    const client = await connect(place);
    if (client) return client;
    await sleep(20);
  }
  return undefined;
}

/** PostgreSQL trusts its pid file as long as any process has that number, which after a reboot may be anybody. */
function forgetDeadServer(place: Place): void {
  const pid = serverPid(place);
  if (!pid || isPostgres(pid)) return;
  rmSync(join(place.data, "postmaster.pid"), { force: true });
  if (!existsSync(place.socket)) return;
  for (const name of readdirSync(place.socket)) rmSync(join(place.socket, name), { force: true });
}

function isPostgres(pid: number): boolean {
  if (!alive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch {
    return false;
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has just ended by itself.
  }
}

function lastLines(place: Place): string {
  return existsSync(place.log)
    ? readFileSync(place.log, "utf8").trimEnd().split("\n").slice(-8).join("\n")
    : "";
}
