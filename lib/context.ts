import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";

/** Who acts. `topics` are those on which an appointment as ambassador stands now, with the topics below them. */
export type Person = {
  kind: "person";
  id: string;
  name: string;
  handle: string;
  role: "customer" | "agent" | "curator" | "admin";
  state: "active" | "staged" | "suspended" | "erased";
  language: string;
  timeZone: string;
  topics: readonly number[];
  teams: readonly number[];
  leadOf: readonly number[];
  createdAt: Date;
};
export type Actor = { kind: "visitor" } | { kind: "system"; job: string } | Person;

export type Context = {
  db: Db;
  actor: Actor;
  /** Stands in for the database's clock: tests, imports and the demo's history. */
  clock?: () => Date;
  /** A digest of the caller's network address, for limits. */
  address?: string;
  /** Tells one visitor from another without knowing who they are. */
  visitorKey?: string;
};

/** A context inside its transaction. */
export type Work = Context & { tx: Tx; now: Date };

/** Runs one command in one transaction with one reading of the clock; whatever throws rolls all of it back. */
export async function transaction<T>(ctx: Context, run: (work: Work) => Promise<T>): Promise<T> {
  if ("tx" in ctx) return run(ctx as Work);
  return ctx.db.transaction(async (tx) => {
    const now = ctx.clock?.() ?? (await databaseNow(tx));
    return run({ ...ctx, tx, now });
  });
}

/** The database's clock, which every deadline is measured by. */
export async function databaseNow(db: Db | Tx): Promise<Date> {
  const { rows } = await db.execute<{ now: Date }>(sql`select now() as now`);
  return new Date(rows[0]!.now);
}

/** The time for a query: the test's clock or the database's. */
export const currentTime = (ctx: Context): Promise<Date> | Date => ctx.clock?.() ?? databaseNow(ctx.db);

export const personId = (actor: Actor): string | null => (actor.kind === "person" ? actor.id : null);

/** The same request on behalf of the system, for effects that no person may cause by themselves. */
export const asSystem = <C extends Context>(ctx: C, job: string): C => ({
  ...ctx,
  actor: { kind: "system", job },
});
