import { setTimeout as sleep } from "node:timers/promises";
import { type Database, openDatabase } from "@/db/client";
import { log } from "@/lib/log";
import type { DocumentSource } from "../documents";
import type { Model } from "../embedder/vectors";
import { type Hold, holdAlone } from "../following/hold";
import { keepPlace } from "../following/place";
import { type Address, MeiliServer } from "./client";
import { indexName } from "./names";
import { Sending } from "./sending";
import { requireVersion } from "./server-version";

export type Sender = { close: () => Promise<void> };
export type SenderOptions = {
  url: string;
  address: Address;
  sourceOf: (db: Database["db"]) => DocumentSource;
  model?: Model | null;
  /** After a fault: how long until it begins again. */
  againAfterMs?: number;
};

/**
 * Keeps a Meilisearch index like the database: follows the change feed, one process at a time, in order, and passes on
 * only when the server says that a change is in. What fails is tried again from the same place; nothing is skipped.
 */
export function startSender({
  url,
  address,
  sourceOf,
  model = null,
  againAfterMs = 5_000,
}: SenderOptions): Sender {
  const ending = new AbortController();
  const database = openDatabase(url, {
    max: 3,
    statementTimeoutMs: 120_000,
    name: "firsthand search sender",
  });
  const { db } = database;
  const source = sourceOf(db);

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      let hold: Hold | undefined;
      const stretch = new AbortController();
      let uid: string | undefined;
      try {
        uid = await indexName(db);
        hold = await holdAlone(url, uid, ending.signal);
        if (!hold) return;
        const ended = AbortSignal.any([hold.lost, ending.signal, stretch.signal]);
        const server = new MeiliServer(address, { ended });
        await requireVersion(server);
        const sending = new Sending({ server, db, source, model }, url, uid, ended);
        try {
          await sending.run();
        } finally {
          stretch.abort();
          await sending.end();
        }
      } catch (error) {
        if (ending.signal.aborted) return;
        const reason = (error as Error).message;
        log.warn("search.sender_waits", { reason });
        if (uid) await keepPlace(db, uid, { problem: reason.slice(0, 300) }).catch(() => undefined);
        await sleep(againAfterMs, undefined, { signal: ending.signal }).catch(() => undefined);
      } finally {
        await hold?.release();
      }
    }
  }

  const running = run();
  return {
    async close() {
      ending.abort();
      await running;
      await database.close();
    },
  };
}
