import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

const running = new Set<ChildProcess>();

/**
 * Runs one tool with its output on our terminal, in a process group of its own, and sees to it that nothing of the
 * group is left when the tool has ended. Resolves with the exit code; a killed or overdue tool counts as 1.
 */
export function runTool(
  args: string[],
  { env = {}, minutes = 20 }: { env?: Record<string, string>; minutes?: number } = {},
): Promise<number> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  });
  running.add(child);
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
      resolve(code ?? 1);
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
