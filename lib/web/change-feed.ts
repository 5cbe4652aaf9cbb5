import pg from "pg";
import { log } from "@/lib/log";

export type ChangeFeed = {
  /** Whether every change older than two seconds has been heard of. */
  isTrusted: () => boolean;
  isConnected: () => boolean;
  /** Asks now, not at the next beat; resolves when the answer has been worked through. */
  catchUp: () => Promise<void>;
  close: () => Promise<void>;
};

export type FeedOptions = {
  url: string;
  /** Subjects that have changed, each once a batch. */
  onChange: (subjects: string[]) => void;
  /** Changes may have been missed: at the beginning, after a lost connection, and when too many came at once. */
  onGap: () => void;
  beatMs?: number;
  /** A beat without an answer for this long is a lost connection, also one that is open only on our side. */
  answerWithinMs?: number;
  /** How long after an answered beat the feed is trusted. */
  trustMs?: number;
};

/** More changes than this in one beat, and it is cheaper to forget everything. */
const batchLimit = 5_000;

/**
 * Follows the table `changes`. Every beat reads the rows of all transactions that were open at the last beat or began
 * since, except those read before: a plain "greater than the last id" would lose rows that commit out of order.
 * Notifications only make the next beat come at once. The beat is also the heartbeat of the connection.
 */
export function openChangeFeed(options: FeedOptions): ChangeFeed {
  const { beatMs = 1_000, answerWithinMs = 1_000, trustMs = 2_000 } = options;
  let session: Session | null = null;
  let isClosed = false;
  let trustedUntil = 0;
  let timer: NodeJS.Timeout | undefined;
  let beating: Promise<void> | null = null;
  let isAsked = false;

  const schedule = (ms: number) => {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void beat(), ms);
  };

  const beat = (): Promise<void> => {
    isAsked = true;
    beating ??= (async () => {
      while (isAsked && !isClosed) {
        isAsked = false;
        await beatOnce();
      }
    })().finally(() => {
      beating = null;
      schedule(session ? beatMs : Math.min(beatMs, 250));
    });
    return beating;
  };

  const beatOnce = async () => {
    const sentAt = performance.now();
    try {
      if (!session) {
        session = await connect(options.url, 2 * answerWithinMs, () => void beat(), lose);
        options.onGap();
      } else {
        const subjects = await within(answerWithinMs, session.read());
        if (subjects === "too many") options.onGap();
        else if (subjects.length > 0) options.onChange(subjects);
      }
      trustedUntil = sentAt + trustMs;
    } catch (error) {
      lose(error as Error);
    }
  };

  const lose = (error: Error) => {
    trustedUntil = 0;
    const lost = session;
    if (!lost) return;
    session = null;
    lost.drop();
    if (isClosed) return;
    log.warn("changes.lost", { reason: error.message });
    options.onGap();
  };

  void beat();
  return {
    isTrusted: () => performance.now() < trustedUntil,
    isConnected: () => session !== null,
    catchUp: beat,
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      trustedUntil = 0;
      await beating?.catch(() => undefined);
      await session?.end();
      session = null;
    },
  };
}

type Session = {
  read: () => Promise<string[] | "too many">;
  /** Ends a connection that may not answer any more. */
  drop: () => void;
  end: () => Promise<void>;
};

async function connect(
  url: string,
  withinMs: number,
  onHint: () => void,
  onLost: (error: Error) => void,
): Promise<Session> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "firsthand changes",
    connectionTimeoutMillis: withinMs,
    keepAlive: true,
  });
  let isLive = true;
  const lost = (error: Error) => {
    if (isLive) onLost(error);
    isLive = false;
  };
  const drop = () => {
    isLive = false;
    client.connection.stream.destroy();
  };
  client.on("error", lost);
  client.on("end", () => lost(new Error("the database closed the connection")));
  client.on("notification", onHint);
  let floor: string;
  let seen = new Map<string, string>();

  const read = async (): Promise<string[] | "too many"> => {
    // One statement, so that the rows and the next floor belong to the same snapshot.
    const { rows } = await client.query({
      name: "changes",
      text: `select pg_snapshot_xmin(pg_current_snapshot())::text as floor, c.id::text, c.xid::text, c.subject
             from (values (1)) as one left join lateral (
               select id, xid, subject from changes
               where xid >= $1::xid8 and not (id = any($2::bigint[])) limit ${batchLimit + 1}
             ) c on true`,
      values: [floor, [...seen.keys()]],
    });
    const isTooMany = rows.length > batchLimit;
    for (const row of rows) if (row.id !== null) seen.set(row.id, row.xid);
    floor = rows[0].floor;
    seen = new Map([...seen].filter(([, xid]) => BigInt(xid) >= BigInt(floor)));
    if (isTooMany) return "too many";
    return [...new Set(rows.filter((row) => row.id !== null).map((row) => row.subject as string))];
  };

  try {
    await within(withinMs, client.connect());
    await within(withinMs, client.query("listen changes"));
    const { rows } = await within(
      withinMs,
      client.query("select pg_snapshot_xmin(pg_current_snapshot())::text as floor"),
    );
    floor = rows[0].floor;
    // While older transactions go on, the floor lies below what is committed already, and whoever begins knows that.
    while ((await within(withinMs, read())) === "too many");
  } catch (error) {
    drop();
    throw error;
  }
  return {
    read,
    drop,
    end: async () => {
      isLive = false;
      await within(1_000, client.end()).catch(drop);
    },
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
