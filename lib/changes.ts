import { sql } from "drizzle-orm";
import { changes } from "@/db/schema";
import type { Work } from "@/lib/context";

/** A thing that pages, indexes and feeds are made from. */
export type Subject =
  | `question:${number}`
  | `article:${number}`
  | `topic:${number}`
  | `person:${string}`
  | `escalation:${number}`
  | `group:${number}`
  | `lesson:${number}`
  | "repeats"
  | "synonyms"
  | "site";

/** Tells every web node and index, at commit, that these subjects have changed. */
export async function noteChange(work: Work, ...subjects: Subject[]): Promise<void> {
  const once = [...new Set(subjects)];
  if (once.length === 0) return;
  await work.tx.insert(changes).values(once.map((subject) => ({ subject })));
  // A hint only: a listener that misses it finds the row within a second.
  await work.tx.execute(sql`select pg_notify('changes', ${once.length === 1 ? once[0]! : ""})`);
}
