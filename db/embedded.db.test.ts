import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { joinEmbedded } from "./embedded";
import { embeddedBinaries } from "./embedded/binaries";
import { placeOf, serverPid } from "./embedded/server";

let made: string;
let folder: string;
beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), "firsthand-embedded-"));
  await (await joinEmbedded(made)).leave();
});
afterAll(() => rmSync(made, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "firsthand-embedded-"));
});
afterEach(async () => {
  const left = serverPid(placeOf(folder));
  if (left) process.kill(left, "SIGQUIT");
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
});

/** A database that somebody made before: making one takes most of a second. */
const reuse = (into = folder) => cpSync(placeOf(made).data, placeOf(into).data, { recursive: true });

const isRunning = () => serverPid(placeOf(folder)) !== undefined;

async function query(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

/** Another process that joins, says so, and leaves when told to by a line on its input. */
function otherProcess(): { child: ChildProcess; said: (text: string) => Promise<void> } {
  const script = `
    import { joinEmbedded } from ${JSON.stringify(resolve("db/embedded.ts"))};
    const database = await joinEmbedded(${JSON.stringify(folder)});
    console.log(database.started ? "started" : "shared");
    process.stdin.once("data", async () => { await database.leave(); console.log("left"); process.exit(0); });`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  let output = "";
  child.stdout!.on("data", (chunk) => {
    output += chunk;
  });
  const said = (text: string) => expect.poll(() => output, { timeout: 15_000, interval: 20 }).toContain(text);
  return { child, said };
}

test("a fresh folder gets a UTF-8 database that listens on no network, and stops with its only user", async () => {
  const database = await joinEmbedded(folder);
  expect(database.started).toBe(true);
  const { rows } = await query(
    database.url,
    "select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as network, lower('ÄÉ') as lower",
  );
  expect(rows).toEqual([{ encoding: "UTF8", network: "", lower: "äé" }]);
  await database.leave();
  expect(isRunning()).toBe(false);
});

test("two that start at once share one server, and only the last to leave stops it", async () => {
  const [first, second] = await Promise.all([joinEmbedded(folder), joinEmbedded(folder)]);
  expect([first.started, second.started].sort()).toEqual([false, true]);
  await first.leave();
  expect((await query(second.url, "select 1 as one")).rows).toEqual([{ one: 1 }]);
  await second.leave();
  expect(isRunning()).toBe(false);
});

test("whoever started it leaves it running for another process that still uses it", async () => {
  reuse();
  const other = otherProcess();
  await other.said("started");
  const ours = await joinEmbedded(folder);
  expect(ours.started).toBe(false);
  other.child.stdin!.write("leave\n");
  await other.said("left");
  expect((await query(ours.url, "select 1 as one")).rowCount).toBe(1);
  await ours.leave();
  expect(isRunning()).toBe(false);
});

test("a killed process leaves the server to the next one, which may then stop it", async () => {
  reuse();
  const other = otherProcess();
  await other.said("started");
  other.child.kill("SIGKILL");
  const ours = await joinEmbedded(folder);
  expect(ours.started).toBe(false);
  // Its lease goes with its connection, which PostgreSQL notices at once.
  await expect
    .poll(async () => (await query(ours.url, "select from pg_locks where locktype = 'advisory'")).rowCount)
    .toBe(1);
  await ours.leave();
  expect(isRunning()).toBe(false);
});

test("a killed server is noticed, loses nothing acknowledged, and starts again over its stale pid file", async () => {
  reuse();
  const database = await joinEmbedded(folder);
  await query(database.url, "create table kept (n int)");
  await query(database.url, "insert into kept values (42)");
  process.kill(serverPid(placeOf(folder))!, "SIGKILL");
  await database.lost;
  expect(isRunning()).toBe(true);

  const again = await joinEmbedded(folder);
  expect(again.started).toBe(true);
  expect((await query(again.url, "select n from kept")).rows).toEqual([{ n: 42 }]);
  await database.leave();
  await again.leave();
  expect(isRunning()).toBe(false);
});

test("a pid file that now names somebody else's process does not keep the server from starting", async () => {
  reuse();
  const database = await joinEmbedded(folder);
  await database.leave();
  writeFileSync(
    join(placeOf(folder).data, "postmaster.pid"),
    `${process.pid}\n${placeOf(folder).data}\n0\n5432\n`,
  );
  const again = await joinEmbedded(folder);
  expect(again.started).toBe(true);
  await again.leave();
});

test("an interrupted creation is done over", async () => {
  const draft = `${placeOf(folder).data}.new`;
  mkdirSync(draft);
  writeFileSync(join(draft, "PG_VERSION"), "18\n");
  const database = await joinEmbedded(folder);
  expect((await query(database.url, "select 1")).rowCount).toBe(1);
  await database.leave();
});

test("a data folder that was copied without its rights is closed to others again", async () => {
  reuse();
  chmodSync(placeOf(folder).data, 0o755);
  const { leave } = await joinEmbedded(folder);
  expect(statSync(placeOf(folder).data).mode & 0o777).toBe(0o700);
  await leave();
});

test("it works below a parent that only its owner may enter, and where the path is too long for a socket", async () => {
  chmodSync(folder, 0o700);
  const deep = join(folder, "a".repeat(60), "b".repeat(60));
  reuse(deep);
  const database = await joinEmbedded(deep);
  expect((await query(database.url, "select 1")).rowCount).toBe(1);
  await database.leave();
  expect(serverPid(placeOf(deep))).toBeUndefined();
  rmSync(placeOf(deep).socket, { recursive: true, force: true });
});

test("links that npm's skipped install script would have made are made when missing", async () => {
  const library = join(dirname(embeddedBinaries().postgres), "../lib");
  const link = execFileSync("find", [library, "-maxdepth", "1", "-type", "l", "-name", "libecpg_compat*"], {
    encoding: "utf8",
  }).split("\n")[0]!;
  if (!link) return;
  unlinkSync(link);
  try {
    embeddedBinaries();
    expect(existsSync(link)).toBe(true);
  } finally {
    if (!existsSync(link)) symlinkSync("libecpg_compat.so.3.18", link);
  }
});

test("data of another version of PostgreSQL is refused, not touched", async () => {
  mkdirSync(placeOf(folder).data);
  writeFileSync(join(placeOf(folder).data, "PG_VERSION"), "17\n");
  await expect(joinEmbedded(folder)).rejects.toThrow(
    /written by PostgreSQL 17, and PostgreSQL 18 is installed/,
  );
});

const isRoot = process.getuid?.() === 0;

test.runIf(isRoot)("as root without user namespaces it runs as another user, and back again", async () => {
  const path = process.env.PATH;
  const programs = join(folder, "programs");
  mkdirSync(programs);
  for (const name of ["setpriv", "true"]) symlinkSync(`/usr/bin/${name}`, join(programs, name));
  const data = join(folder, "data");
  reuse(data);
  try {
    process.env.PATH = programs;
    const asNobody = await joinEmbedded(data);
    await query(asNobody.url, "create table kept (n int)");
    await asNobody.leave();
  } finally {
    process.env.PATH = path;
  }
  const again = await joinEmbedded(data);
  expect((await query(again.url, "select * from kept")).rowCount).toBe(0);
  await again.leave();
});

// They have to be able to read these programs, which a clone below /root does not allow.
const isReadableByAll = (path: string): boolean =>
  path === "/" || ((statSync(path).mode & 0o001) === 1 && isReadableByAll(dirname(path)));

test.runIf(isRoot && isReadableByAll(process.cwd()))("an ordinary user starts it too", async () => {
  const data = join(folder, "theirs");
  mkdirSync(data);
  execFileSync("chown", ["nobody", data]);
  chmodSync(folder, 0o755);
  const script = `
    import { joinEmbedded } from ${JSON.stringify(resolve("db/embedded.ts"))};
    const database = await joinEmbedded(${JSON.stringify(data)});
    await database.leave();
    console.log("done as", process.getuid());`;
  const output = execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    uid: 65_534,
    gid: 65_534,
    encoding: "utf8",
  });
  expect(output).toContain("done as 65534");
});
