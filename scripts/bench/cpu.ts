import { readdirSync, readFileSync } from "node:fs";

/** Linux counts in hundredths of a second wherever Node runs. */
const ticksPerSecond = 100;

/** CPU milliseconds that these processes, and all processes below those named as trees, have used so far. */
export function cpuMs({ processes, trees }: { processes: number[]; trees: number[] }): number {
  let ticks = 0;
  const all = allStats();
  for (const stat of all.values()) {
    if (processes.includes(stat.pid)) ticks += stat.own;
    // Of those that have ended, the parent keeps what they used.
    else if (trees.includes(stat.pid)) ticks += stat.own + stat.ended;
    else if (trees.includes(stat.parent)) ticks += stat.own;
  }
  return (ticks * 1_000) / ticksPerSecond;
}

type Stat = { pid: number; parent: number; own: number; ended: number };

function allStats(): Map<number, Stat> {
  const stats = new Map<number, Stat>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const text = readFileSync(`/proc/${name}/stat`, "utf8");
      // The name of the program stands in brackets and may hold anything.
      const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
      const at = (field: number) => Number(fields[field - 3]);
      stats.set(Number(name), {
        pid: Number(name),
        parent: at(4),
        own: at(14) + at(15),
        ended: at(16) + at(17),
      });
    } catch {
      // Ended while we looked.
    }
  }
  return stats;
}
