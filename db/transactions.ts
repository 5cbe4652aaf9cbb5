import { NodePgSession } from "drizzle-orm/node-postgres";
import type pg from "pg";

type Session = { transaction: (...given: unknown[]) => Promise<unknown> };

/**
 * Gives the connection of every transaction back, however it ended. Drizzle keeps the one of a transaction that could
 * not even begin: each outage of the database would cost the pool some, until none were left.
 */
export function giveBackConnections({ session }: { session: unknown }, pool: pg.Pool): void {
  const asDrizzleDoes = NodePgSession.prototype.transaction as Session["transaction"];
  (session as Session).transaction = async (...given) => {
    const client = await pool.connect();
    try {
      return await asDrizzleDoes.apply(Object.assign(Object.create(session as object), { client }), given);
    } finally {
      client.release();
    }
  };
}
