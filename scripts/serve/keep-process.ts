import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/log";

export type KeptProcess = {
  /** Resolves once it serves for the first time; rejects when it ends before that. */
  ready: Promise<void>;
  /** Asks it to finish what it does; after 15 seconds it is ended. */
  stop: () => Promise<void>;
};

const crashesTolerated = 5;
const crashWindowMs = 60_000;
const patienceMs = 15_000;

/** Runs a script beside us and starts it again when it crashes; five crashes within a minute and we give up. */
export function keepProcess(
  name: string,
  args: string[],
  variables: NodeJS.ProcessEnv,
  giveUp: () => void,
  { pauseMs = 500, flags = [] }: { pauseMs?: number; flags?: string[] } = {},
): KeptProcess {
  let child: ChildProcess;
  let wasReady = false;
  let stopping = false;
  let crashes: number[] = [];
  let settle: { resolve: () => void; reject: (error: Error) => void };
  const ready = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });

  function start(): void {
    child = spawn(process.execPath, [...flags, "--import", "tsx", ...args], {
      env: variables,
      // Only the line that says where the site runs goes to our stdout.
      stdio: ["ignore", 2, 2, "ipc"],
    });
    child.on("message", (message) => {
      if (message !== "ready") return;
      wasReady = true;
      settle.resolve();
    });
    child.once("exit", (code, signal) => void ended(code, signal));
  }

  async function ended(code: number | null, signal: string | null): Promise<void> {
    if (stopping) return;
    if (!wasReady) {
      settle.reject(new Error(`The ${name} process did not start.`));
      return;
    }
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < crashWindowMs), now];
    log.error("process.crashed", { name, code, signal, crashes: crashes.length });
    if (crashes.length >= crashesTolerated) return giveUp();
    await sleep(pauseMs);
    if (!stopping) start();
  }

  async function stop(): Promise<void> {
    stopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const over = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
    await over;
    clearTimeout(timer);
  }

  start();
  return { ready, stop };
}
