import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Starts the production site with the demo on a free port and a database of its own, and ends it after the last
 * journey. With `JOURNEYS_URL` set, the journeys use the site that runs there.
 */
export default async function startSite(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.JOURNEYS_URL) return undefined;
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), "firsthand-journeys-"));
  const { DATABASE_URL, SITE_URL, HOST, SMTP_URL, MAIL_FROM, ...inherited } = process.env;
  const site = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...inherited, PORT: String(port), DATA_DIR: data, DEMO: "on", STARTER: "demo" },
    // The channel tells the site when we are gone, however that happened.
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const ended = new Promise<void>((resolve) => site.once("exit", () => resolve()));
  async function end(): Promise<void> {
    site.kill("SIGTERM");
    await ended;
    rmSync(data, { recursive: true, force: true });
  }

  const answering = new Promise<void>((resolve, reject) => {
    let output = "";
    site.stdout!.on("data", (chunk) => {
      output += chunk;
      if (output.includes("Firsthand runs at")) resolve();
    });
    ended.then(() => reject(new Error(`The site did not start: ${output}`)));
  });
  try {
    await answering;
  } catch (error) {
    await end();
    throw error;
  }
  process.env.JOURNEYS_URL = `http://localhost:${port}`;
  process.env.JOURNEYS_DATA = data;
  return end;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
