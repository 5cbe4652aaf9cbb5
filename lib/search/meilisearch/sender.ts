import { type Database, openDatabase } from "@/db/client";
import { log } from "@/lib/log";
import type { DocumentSource } from "../documents";
import type { Model } from "../embedder/vectors";
import { runAlone } from "../following/alone";
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
  const database = openDatabase(url, {
    max: 3,
    statementTimeoutMs: 120_000,
    name: "firsthand search sender",
  });
  const { db } = database;
  const source = sourceOf(db);
  const running = runAlone({
    url,
    name: () => indexName(db),
    async work(uid, ended) {
      const stretch = new AbortController();
      const over = AbortSignal.any([ended, stretch.signal]);
      const server = new MeiliServer(address, { ended: over });
      await requireVersion(server);
      const sending = new Sending({ server, db, source, model }, url, uid, over);
      try {
        await sending.run();
      } finally {
        stretch.abort();
        await sending.end();
      }
    },
    async onFault(reason, uid) {
      log.warn("search.sender_waits", { reason });
      if (uid) await keepPlace(db, uid, { problem: reason.slice(0, 300) }).catch(() => undefined);
    },
    againAfterMs,
  });
  return {
    async close() {
      await running.close();
      await database.close();
    },
  };
}
