import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

const running = new Set<ChildProcess>();

export type Ended = {
  /** A killed or overdue tool counts as 1. */
  code: number;
  /** The last of what it said: there its errors are. */
  lastWords: string;
};

const keptLetters = 6_000;

/**
 * Runs one tool with its output on our terminal, in a process group of its own, and sees to it that nothing of the
 * group is left when the tool has ended.
 */
export function runTool(
  args: string[],
  { env = {}, minutes = 20 }: { env?: Record<string, string>; minutes?: number } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: "1" }), ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  running.add(child);
  let lastWords = "";
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    from.setEncoding("utf8").on("data", (said: string) => {
      to.write(said);
      lastWords = (lastWords + said).slice(-keptLetters);
    });
  }
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const overdue = setTimeout(() => {
    console.error(`${args.join(" ")} has not ended after ${minutes} minutes.`);
    endGroup(child, "SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), 20_000).unref();
  }, minutes * 60_000);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", async (code) => {
      clearTimeout(overdue);
      running.delete(child);
      await clearGroup(child);
      await Promise.race([closed, sleep(1_000)]);
      resolve({ code: code ?? 1, lastWords });
    });
  });
}

/** What a tool left behind may still have a database to stop: it is asked first, and ended after 15 seconds. */
async function clearGroup(child: ChildProcess): Promise<void> {
  const giveUpAt = Date.now() + 15_000;
  while (endGroup(child, "SIGTERM") && Date.now() < giveUpAt) await sleep(100);
  endGroup(child, "SIGKILL");
}

/** Asks everything that runs to end. */
export function endAll(): void {
  for (const child of running) endGroup(child, "SIGTERM");
}

/** Says whether anything of the group was there to be told. */
function endGroup(child: ChildProcess, signal: NodeJS.Signals): boolean {
  try {
    process.kill(-child.pid!, signal);
    return true;
  } catch {
    return false;
  }
}
