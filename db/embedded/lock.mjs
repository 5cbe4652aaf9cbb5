// Plain JavaScript, because dependencies are installed under this lock as well, before anything else can run.
import { createHash } from "node:crypto";
import { constants, mkdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Runs `work` while no other process holds the lock of this directory. The kernel holds it, so a killed process
 * never leaves it behind: an abstract socket on Linux, an exclusively locked file on macOS.
 */
export async function withDirectoryLock(directory, work, { withinMs = 90_000 } = {}) {
  const giveUpAt = Date.now() + withinMs;
  let release = await tryLock(directory);
  while (!release) {
    if (Date.now() > giveUpAt)
      throw new Error(`Another process has been starting ${directory} for too long.`);
    await sleep(50);
    release = await tryLock(directory);
  }
  try {
    return await work();
  } finally {
    await release();
  }
}

function tryLock(directory) {
  return process.platform === "linux" ? trySocket(directory) : tryFile(directory);
}

function trySocket(directory) {
  const name = `\0firsthand-${createHash("sha256").update(directory).digest("hex").slice(0, 32)}`;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => (error.code === "EADDRINUSE" ? resolve(undefined) : reject(error)));
    server.listen(name, () => resolve(() => new Promise((done) => server.close(() => done()))));
  });
}

// O_EXLOCK of BSD's open(2), which Node has no name for.
const exclusiveLock = 0x20;

async function tryFile(directory) {
  try {
    mkdirSync(directory, { recursive: true });
    const flags = constants.O_CREAT | constants.O_RDWR | constants.O_NONBLOCK | exclusiveLock;
    const file = await open(`${directory}/lock`, flags);
    return () => file.close();
  } catch (error) {
    if (error.code === "EAGAIN") return undefined;
    throw error;
  }
}
