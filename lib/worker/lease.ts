import type pg from "pg";
import { log } from "@/lib/log";

/** First half of the key of every lease; the second is made from the name of its worker. */
const leaseClass = 4_205_004;
const lockOf = (name: string) => `hashtext(${name})`;

export type Lease = {
  /** From now on this name counts as living. */
  hold: (name: string) => void;
  end: () => Promise<void>;
};

/**
 * Shows by advisory locks which workers live, and frees the jobs of those who do not. The queue itself waits four hours
 * for a worker that was killed, and with it waits every timer of that name. PostgreSQL drops the lock of a killed
 * process at once; a living one that lost its connection has `freeAfterMs` to take its lock again.
 */
export function holdLease(
  pool: pg.Pool,
  { beatMs = 3_000, freeAfterMs = 15_000 }: { beatMs?: number; freeAfterMs?: number } = {},
): Lease {
  const names = new Set<string>();
  const held = new Set<string>();
  const missingSince = new Map<string, number>();
  let client: pg.PoolClient | undefined;
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  let beating: Promise<void> | undefined;

  const beat = () => {
    clearTimeout(timer);
    beating ??= beatOnce()
      .catch((error: Error) => {
        log.warn("worker.lease_lost", { reason: error.message });
        drop(true);
      })
      .finally(() => {
        beating = undefined;
        const isComplete = [...names].every((name) => held.has(name));
        if (!isOver) timer = setTimeout(beat, isComplete ? beatMs : Math.min(100, beatMs));
      });
    return beating;
  };

  async function beatOnce(): Promise<void> {
    client ??= await connect();
    for (const name of names) {
      if (held.has(name)) continue;
      const { rows } = await client.query(
        `select pg_try_advisory_lock(${leaseClass}, ${lockOf("$1")}) as held`,
        [name],
      );
      if (rows[0].held) held.add(name);
    }
    await freeWhatIsLeft(client);
  }

  async function connect(): Promise<pg.PoolClient> {
    const connected = await pool.connect();
    connected.once("end", () => client === connected && drop(true));
    try {
      // A machine that vanished says nothing: the server has to ask.
      await connected.query("set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5");
      return connected;
    } catch (error) {
      // Nobody knows it yet who would give it back.
      connected.release(true);
      throw error;
    }
  }

  async function freeWhatIsLeft(by: pg.PoolClient): Promise<void> {
    const { rows } = await by.query<{ name: string }>(`
      select distinct locked_by as name from (
        select locked_by from graphile_worker._private_jobs
        union all select locked_by from graphile_worker._private_job_queues) locks
      where locked_by is not null and not exists (
        select from pg_locks where locktype = 'advisory' and classid = ${leaseClass} and objsubid = 2
          and database = (select oid from pg_database where datname = current_database())
          and objid = (${lockOf("locked_by")}::bigint & 4294967295)::oid)`);
    const now = performance.now();
    const missing = rows.map((row) => row.name);
    for (const name of missingSince.keys()) if (!missing.includes(name)) missingSince.delete(name);
    for (const name of missing) if (!missingSince.has(name)) missingSince.set(name, now);
    const gone = missing.filter((name) => now - missingSince.get(name)! >= freeAfterMs);
    if (gone.length === 0) return;
    log.warn("worker.gone", { workers: gone, next: "its jobs are done again" });
    await by.query(
      "update graphile_worker._private_jobs set last_error = 'The worker ended in the middle of it.' where locked_by = any($1)",
      [gone],
    );
    await by.query("select graphile_worker.force_unlock_workers($1::text[])", [gone]);
  }

  /** Advisory locks go with the connection, so it is never given back to the pool. */
  function drop(isLost: boolean): void {
    client?.release(true);
    client = undefined;
    held.clear();
    if (isLost) missingSince.clear();
  }

  void beat();
  return {
    hold: (name) => {
      names.add(name);
      void beat();
    },
    end: async () => {
      isOver = true;
      clearTimeout(timer);
      await beating;
      drop(false);
    },
  };
}
