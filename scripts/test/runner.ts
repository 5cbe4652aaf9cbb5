import { type ChildProcess, spawn } from "node:child_process";

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
    endGroup(child, "SIGKILL");
  }, minutes * 60_000);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      clearTimeout(overdue);
      running.delete(child);
      endGroup(child, "SIGKILL");
      resolve(code ?? 1);
    });
  });
}

/** Asks everything that runs to end. */
export function endAll(): void {
  for (const child of running) endGroup(child, "SIGTERM");
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-child.pid!, signal);
  } catch {
    // Nothing of it is left.
  }
}
