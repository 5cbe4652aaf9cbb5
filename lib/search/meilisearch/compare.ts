import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@/db/client";
import type { DocumentSource } from "../documents";
import type { Model } from "../embedder/vectors";
import { differences } from "./check";
import { type Address, MeiliServer } from "./client";
import { indexName } from "./names";

export type Comparison = { documents: number; missing: number; stale: number; extra: number };

// What is on its way arrives within a second; only what differs twice differs.
const lookAgainAfterMs = 3_000;

/** Compares the server's index with the database, by what each document is made of. Writes nothing. */
export async function compareWithServer(
  db: Db,
  address: Address,
  { source, model }: { source: DocumentSource; model: Model | null },
): Promise<Comparison> {
  const server = new MeiliServer(address);
  const uid = await indexName(db);
  const documents = await server.count(uid);
  if (documents === null) throw new Error(`The search server has no index ${uid} yet; a worker makes it.`);
  const writing = { server, db, source, model };
  const first = await differences(writing, uid);
  if (first.missing.size + first.stale.size + first.extra.size > 0) await sleep(lookAgainAfterMs);
  const second = await differences(writing, uid);
  const both = <T>(a: Set<T>, b: Set<T>) => [...a].filter((one) => b.has(one)).length;
  return {
    documents,
    missing: both(first.missing, second.missing),
    stale: both(first.stale, second.stale),
    extra: both(first.extra, second.extra),
  };
}
