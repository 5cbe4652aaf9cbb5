import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { isAway } from "@/db/away";
import { log } from "@/lib/log";

/**
 * The same pool, which waits while the database is away. The queue would end its process when a minute begins during an
 * outage, and lose one of its workers for good when a job ends during one.
 */
export function patientPool(pool: pg.Pool): pg.Pool {
  async function waiting(call: () => Promise<unknown>): Promise<unknown> {
    for (;;) {
      try {
        return await call();
      } catch (error) {
        if (!isAway(error) || pool.ending) throw error;
        log.warn("queue.waits_for_database", { reason: (error as Error).message });
        await sleep(1_000);
      }
    }
  }
  return new Proxy(pool, {
    get(target, name) {
      const value = Reflect.get(target, name, target) as unknown;
      if (typeof value !== "function") return value;
      const bound = value.bind(target);
      // The timers' query is one statement that knows what it has done. With a callback, `connect` reports to it.
      if (name === "query") return (...args: unknown[]) => waiting(() => bound(...args));
      if (name === "connect") return (done?: unknown) => (done ? bound(done) : waiting(() => bound()));
      return bound;
    },
  });
}
