import { readFileSync, readlinkSync } from "node:fs";

/** Milliseconds that count for a thread, from any beginning. */
export type Clock = () => number;

/** The calling thread as the system knows it, where it tells: Linux does. */
export function ownThread(): string | null {
  try {
    return /\/task\/(\d+)$/.exec(readlinkSync("/proc/thread-self"))?.[1] ?? null;
  } catch {
    return null;
  }
}

/**
 * The time that a processor has given to a thread of this process; where the system does not tell, the time that has
 * passed. On a machine that is busy with other things the second runs much faster.
 */
export function clockOf({ thread }: { thread: string | null }): Clock {
  if (thread === null) return () => performance.now();
  return () => {
    try {
      return processorMs(readFileSync(`/proc/self/task/${thread}/stat`, "utf8"));
    } catch {
      // It has ended: no time is left for it.
      return Number.POSITIVE_INFINITY;
    }
  };
}

/** User and system time follow the name, which may hold anything but ends with the last bracket; a tick is 10 ms. */
function processorMs(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return 10 * (Number(fields[11]) + Number(fields[12]));
}
