import pg from "pg";
import { inject } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import type { Actor, Context } from "@/lib/context";

export type TestSite = Database & {
  url: string;
  /** A context for an actor; with a clock where time matters: `{ now: () => moment }` or one instant. */
  ctxFor: (actor: Actor, options?: { now?: Date | (() => Date) }) => Context;
};

let count = 0;

/** A migrated, empty database of its own; `close` drops it. */
export async function freshSite({ max = 12 }: { max?: number } = {}): Promise<TestSite> {
  const { url: serverUrl, template } = inject("testServer");
  const name = `test_${process.pid}_${Date.now().toString(36)}_${++count}`;
  await onServer(serverUrl, `create database ${name} template ${template} strategy file_copy`);

  const url = serverUrl.replace("/tests?", `/${name}?`);
  const site = siteOn(url, { max });
  return {
    ...site,
    close: async () => {
      await site.close();
      await onServer(serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

/** A site on a database that is there and migrated already; `close` leaves the database alone. */
export function siteOn(url: string, { max = 12 }: { max?: number } = {}): TestSite {
  // Against hanging only: a busy machine must not fail a rule.
  const database = openDatabase(url, { max, statementTimeoutMs: 60_000, connectTimeoutMs: 60_000 });
  return {
    ...database,
    url,
    ctxFor: (actor, { now } = {}) => ({
      db: database.db,
      actor,
      ...(now && { clock: typeof now === "function" ? now : () => now }),
    }),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
