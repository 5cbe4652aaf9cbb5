import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { log } from "@/lib/log";

const codes = /^(ECONN|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN|08...|57P0[1-3])/;
const words = /Connection terminated|timeout exceeded when trying to connect|timeout expired/i;

/** Whether an error means that the database is not there, rather than that it said no. */
export function isAway(error: unknown): boolean {
  const { code, message, cause } = error as { code?: string; message?: string; cause?: unknown };
  if (codes.test(code ?? "") || words.test(message ?? "")) return true;
  return cause !== undefined && cause !== error && isAway(cause);
}

// Next bundles this module more than once; all of the process remembers one moment.
const shared = globalThis as { [key: symbol]: number | undefined };
const lostAt = Symbol.for("firsthand.database-lost-at");

/** A connection of this process was lost or could not be made. */
export function noteLost(): void {
  shared[lostAt] = performance.now();
}

/** Whether that has happened since this moment of `performance.now()`: what failed meanwhile may go well next time. */
export const wasLostSince = (moment: number): boolean => (shared[lostAt] ?? -1) >= moment;

/** Waits until the database answers; throws at once what is no absence, such as a wrong password. */
export async function untilThere(url: string, { tryEveryMs = 500 } = {}): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on("error", () => {});
    try {
      await client.connect();
      return;
    } catch (error) {
      if (!isAway(error)) throw error;
      // Once at the beginning, then about every half minute.
      if (tries % 60 === 1) log.warn("database.awaited", { reason: (error as Error).message });
      await sleep(tryEveryMs);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
