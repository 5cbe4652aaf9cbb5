import { setTimeout as sleep } from "node:timers/promises";
import { type Hold, holdAlone } from "./hold";

export type Running = { close: () => Promise<void> };

/**
 * Runs `work` in one process at a time among all that use the database: waits until the name is ours, works until that is
 * over or lost, and begins anew after a fault. `close` ends it and waits until it has.
 */
export function runAlone(options: {
  url: string;
  /** Known only once the database answers. */
  name: () => Promise<string>;
  work: (name: string, ended: AbortSignal) => Promise<void>;
  /** Told of each fault, with the name where it was known by then. */
  onFault: (reason: string, name: string | undefined) => Promise<void> | void;
  againAfterMs: number;
}): Running {
  const { url, work, onFault, againAfterMs } = options;
  const ending = new AbortController();

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      let hold: Hold | undefined;
      let name: string | undefined;
      try {
        name = await options.name();
        hold = await holdAlone(url, name, ending.signal);
        if (!hold) return;
        await work(name, AbortSignal.any([hold.lost, ending.signal]));
      } catch (error) {
        if (ending.signal.aborted) return;
        await onFault((error as Error).message, name);
        await sleep(againAfterMs, undefined, { signal: ending.signal }).catch(() => undefined);
      } finally {
        await hold?.release();
      }
    }
  }

  const running = run();
  return {
    async close() {
      ending.abort();
      await running;
    },
  };
}
