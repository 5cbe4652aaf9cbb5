import pg from "pg";

/** Noted as a change where every web node shall build its index anew. */
export const rebuildSubject = "search";

/** Noted where a search server's index shall be compared with the database and put right. */
export const repairSubject = "search:repair";

/** Reads of the table `changes`, from one place on, each row once. */
export type Feed = {
  /** The oldest transaction that may still bring changes; where a later reader has to begin. */
  floor: () => string;
  /** Of the changes of transactions from the floor on, those that were read; with the floor it says where a reader stands. */
  seen: () => string[];
  /** The subjects of at most `batch` changes that were committed since; empty when there are none left. */
  read: () => Promise<string[]>;
  close: () => Promise<void>;
};

const batch = 500;

/**
 * Opens a connection that listens for hints and reads the feed. Rows are read of every transaction that was open at
 * the last reading or began since, less those read before: "greater than the last id" would lose what commits late.
 */
export async function openFeed(
  url: string,
  {
    floor: from,
    seen: known = [],
    onHint,
    onLost,
  }: { floor?: string; seen?: readonly string[]; onHint: () => void; onLost: () => void },
): Promise<Feed> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "firsthand search feed",
    connectionTimeoutMillis: 3_000,
    query_timeout: 10_000,
    keepAlive: true,
  });
  client.on("error", onLost);
  client.on("end", onLost);
  client.on("notification", onHint);
  await client.connect();
  await client.query("listen changes");
  const now = await client.query("select pg_snapshot_xmin(pg_current_snapshot())::text as floor");
  let floor: string = from ?? now.rows[0].floor;
  let seen = new Map(known.map((entry) => entry.split("@") as [string, string]));

  return {
    floor: () => floor,
    seen: () => [...seen].map(([id, xid]) => `${id}@${xid}`),
    async read() {
      // One statement, so that the rows and the next floor belong to the same snapshot.
      const { rows } = await client.query({
        name: "changes",
        text: `select pg_snapshot_xmin(pg_current_snapshot())::text as floor, c.id::text, c.xid::text, c.subject
               from (values (1)) as one left join lateral (
                 select id, xid, subject from changes
                 where xid >= $1::xid8 and not (id = any($2::bigint[])) order by xid, id limit ${batch}
               ) c on true`,
        values: [floor, [...seen.keys()]],
      });
      const found = rows.filter((row) => row.id !== null);
      for (const row of found) seen.set(row.id, row.xid);
      // A full batch may have left rows behind; only those before its last transaction are surely all read.
      floor = found.length < batch ? rows[0].floor : older(rows[0].floor, found.at(-1).xid);
      seen = new Map([...seen].filter(([, xid]) => BigInt(xid) >= BigInt(floor)));
      return [...new Set(found.map((row) => row.subject as string))];
    },
    async close() {
      client.removeListener("end", onLost);
      await client.end();
    },
  };
}

const older = (a: string, b: string): string => (BigInt(a) < BigInt(b) ? a : b);
