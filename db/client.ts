import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type pg from "pg";
import { log } from "@/lib/log";
import { noteLost } from "./away";
import { PreparingClient, WaitingPool } from "./prepared";
import * as schema from "./schema";
import { giveBackConnections } from "./transactions";

export type Db = NodePgDatabase<typeof schema>;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];
export type Database = { db: Db; pool: pg.Pool; close: () => Promise<void> };

/** Opens a pool of connections, each made when first needed. `statementTimeoutMs` of 0 means none. */
export function openDatabase(
  url: string,
  {
    max = 10,
    statementTimeoutMs = 5_000,
    // A database that hangs must cost a reader two seconds and an error page, not a page that never comes.
    connectTimeoutMs = 2_000,
    name = "firsthand",
  }: { max?: number; statementTimeoutMs?: number; connectTimeoutMs?: number; name?: string } = {},
): Database {
  // pg would quietly take its defaults and connect somewhere else.
  if (!url)
    throw new Error("There is no database to open: set DATABASE_URL, or start the embedded one first.");
  const pool = new WaitingPool({
    Client: PreparingClient,
    connectionString: url,
    max,
    application_name: name,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  });
  // Without a listener, an idle connection that the server drops ends the whole process.
  pool.on("error", (error) => log.warn("database.connection_lost", { reason: error.message }));
  // The pool listens only while a connection is idle; one that is lost at work fails its query, and must end no more.
  pool.on("connect", (client) => client.on("error", noteLost));
  const db = drizzle(pool, { schema });
  giveBackConnections(db as unknown as { session: unknown }, pool);
  return { db, pool, close: () => pool.end() };
}
