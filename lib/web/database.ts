import { type Database, openDatabase } from "@/db/client";
import { env } from "@/lib/env";

// Next bundles this module more than once; the whole process shares one pool.
const shared = globalThis as { [key: symbol]: Database | undefined };
const key = Symbol.for("firsthand.database");

/** The pool that pages, actions and routes of this process use. */
export function database(): Database {
  const known = shared[key];
  if (known) return known;
  const opened = openDatabase(env().DATABASE_URL, { name: "firsthand web" });
  shared[key] = opened;
  return opened;
}
