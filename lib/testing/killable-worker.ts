import { type ChildProcess, spawn } from "node:child_process";
import pg from "pg";
import { expect } from "vitest";
import { type RunningWorker, startWorker } from "@/lib/worker/worker";
import type { TestSite } from "./database";

/** A worker in a process of its own, as the site runs it, to be killed where a lock of ours holds it; and who comes after it. */
export type KillableWorker = {
  start: () => void;
  /** Takes a lock in the way of the worker and keeps it until it is dead. */
  hold: (lock: string, values?: unknown[]) => Promise<void>;
  /** Waits until the worker stands before the lock, in a statement that has this in it. */
  untilHeld: (inQuery?: string) => Promise<void>;
  /** Ends the process without a word, then gives the lock back. */
  kill: () => Promise<void>;
  /** Gives the lock back while everybody lives. */
  letGo: () => Promise<void>;
  /** The next worker, which finds out within half a second that the other is dead. */
  replace: () => Promise<void>;
  /** The next worker goes home. */
  stop: () => Promise<void>;
  /** Ends whatever still runs. */
  end: () => Promise<void>;
};

export async function killableWorker(site: TestSite): Promise<KillableWorker> {
  const blocker = new pg.Client(site.url);
  await blocker.connect();
  let child: ChildProcess | undefined;
  let worker: RunningWorker | undefined;
  const stop = async () => {
    await worker?.stop();
    worker = undefined;
  };
  const letGo = async () => {
    await blocker.query("commit");
  };
  return {
    stop,
    letGo,
    start: () => {
      child = spawnWorker(site);
    },
    hold: async (lock, values) => {
      await blocker.query("begin");
      await blocker.query(lock, values);
    },
    untilHeld: async (inQuery = "") => {
      const held = async () =>
        (
          await site.pool.query(
            `select count(*)::int as n from pg_stat_activity where datname = current_database()
             and application_name = 'firsthand worker' and wait_event_type = 'Lock' and query like $1`,
            [`%${inQuery}%`],
          )
        ).rows[0].n;
      await expect.poll(held, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
    },
    kill: async () => {
      const over = new Promise((resolve) => child!.once("exit", resolve));
      child!.kill("SIGKILL");
      await over;
      await letGo();
    },
    replace: async () => {
      worker = await startWorker(site, { freeAfterMs: 500, beatMs: 100 });
    },
    end: async () => {
      child?.kill("SIGKILL");
      await stop();
      await blocker.end();
    },
  };
}

/** The worker as the site runs it, in a process of its own. */
export const spawnWorker = (site: TestSite): ChildProcess =>
  spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
    env: {
      ...process.env,
      DATABASE_URL: site.url,
      SITE_URL: "https://help.example.com",
      AUTH_SECRET: "s".repeat(32),
      DEMO: "off",
      EMBEDDER: "none",
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
