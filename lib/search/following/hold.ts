import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** First half of the key of every such lock; the second is made from its name. */
const lockClass = 4_205_021;
const againMs = 1_000;

export type Hold = {
  /** Aborted when the name is ours no more: whoever holds it next may be at work already. */
  lost: AbortSignal;
  release: () => Promise<void>;
};

/** Waits until this process alone holds a name among all that use the database. Undefined when `ended` comes first. */
export async function holdAlone(url: string, name: string, ended: AbortSignal): Promise<Hold | undefined> {
  while (!ended.aborted) {
    const hold = await tryHold(url, name).catch(() => undefined);
    if (hold) return hold;
    await sleep(againMs, undefined, { signal: ended }).catch(() => undefined);
  }
}

async function tryHold(url: string, name: string): Promise<Hold | undefined> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "firsthand search hold",
    connectionTimeoutMillis: 3_000,
    keepAlive: true,
  });
  const lost = new AbortController();
  client.on("error", () => lost.abort());
  client.on("end", () => lost.abort());
  await client.connect();
  // A machine that vanished says nothing: the server has to ask.
  await client.query("set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5");
  const { rows } = await client.query("select pg_try_advisory_lock($1, hashtext($2)) as held", [
    lockClass,
    name,
  ]);
  const release = () => client.end().catch(() => undefined);
  if (rows[0].held) return { lost: lost.signal, release };
  await release();
}
