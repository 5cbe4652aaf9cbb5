import { setTimeout as sleep } from "node:timers/promises";
import { type Database, openDatabase } from "@/db/client";
import { log } from "@/lib/log";
import type { DocumentSource } from "../documents";
import type { Model } from "../embedder/vectors";
import { rebuildSubject, repairSubject } from "../feed";
import { type Follower, followFrom } from "../following/follow";
import { type Hold, holdAlone } from "../following/hold";
import { isFollowable, keepPlace, type Place, placeOf } from "../following/place";
import { synonymsSubject } from "../synonyms";
import { differences, driftOf, isSame, repair } from "./check";
import { type Address, IndexMissing, MeiliServer } from "./client";
import { indexName } from "./names";
import { beginRebuild, type Rebuild } from "./rebuild";
import { requireVersion } from "./server-version";
import { type Writing, writeSettings, writeSubjects } from "./writing";

export type Sender = { close: () => Promise<void> };
export type SenderOptions = {
  url: string;
  address: Address;
  sourceOf: (db: Database["db"]) => DocumentSource;
  model?: Model | null;
  /** After a fault: how long until it begins again. */
  againAfterMs?: number;
};

const checkEveryMs = 86_400_000;
const lookEveryMs = 60_000;

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

/** One stretch of sending, from taking the name to losing it or to the first fault. */
class Sending {
  #rebuild: Rebuild | undefined;
  #place: Place | undefined;
  #isLost = false;
  #lookedAt = 0;

  constructor(
    readonly writing: Writing,
    readonly url: string,
    readonly uid: string,
    readonly ended: AbortSignal,
  ) {}

  async run(): Promise<void> {
    let follower: Follower | undefined;
    try {
      follower = await this.#begin();
      while (!this.ended.aborted && !this.#isLost) {
        if (this.#rebuild?.isWritten()) follower = await this.#swapIn(follower);
        const subjects = await follower.feed.read();
        if (subjects.length > 0) await this.#takeIn(subjects, follower);
        else {
          await this.#lookAround();
          await Promise.race([follower.hinted(), ...(this.#rebuild ? [this.#rebuild.written] : [])]);
        }
      }
    } finally {
      await follower?.feed.close().catch(() => undefined);
    }
  }

  /** Resolves when a rebuild that was under way has stopped too: the next one makes the same index. */
  async end(): Promise<void> {
    await this.#rebuild?.close();
    await this.#rebuild?.written;
  }

  async #begin(): Promise<Follower> {
    const { db, server } = this.writing;
    this.#place = await placeOf(db, this.uid);
    const isThere = (await server.count(this.uid)) !== null;
    const isWhole = isThere && this.#place?.builtAt && isFollowable(this.#place);
    if (isWhole) await writeSettings(this.writing, this.uid);
    const follower = await this.#follow(isWhole ? this.#place : undefined);
    if (!isWhole) await this.#keep({ builtAt: null, floor: null, seen: [] });
    if (!isWhole || this.#place?.rebuildAskedAt) await this.#startRebuild();
    return follower;
  }

  #follow(place: Pick<Place, "floor" | "seen"> | undefined): Promise<Follower> {
    return followFrom(this.url, place, {
      ended: this.ended,
      lost: () => {
        this.#isLost = true;
      },
    });
  }

  async #takeIn(subjects: string[], { feed }: Follower): Promise<void> {
    if (subjects.includes(rebuildSubject)) await this.#keep({ rebuildAskedAt: new Date() });
    const isWhole = this.#place?.builtAt;
    if (isWhole) {
      // A server makes an index with settings of its own for a document whose index is gone.
      if ((await this.writing.server.count(this.uid)) === null) throw await this.#missing();
      await writeSubjects(this.writing, this.uid, subjects);
      if (subjects.includes(synonymsSubject)) await writeSettings(this.writing, this.uid);
      if (subjects.includes(repairSubject)) await this.#check();
      await this.#count();
      // Only now: a place says that everything before it can be found.
      await this.#keep({ floor: feed.floor(), seen: feed.seen(), followedAt: new Date() });
      if (this.#place?.problem && !this.#rebuild) await this.#keep({ problem: null });
    }
    if (this.#place?.rebuildAskedAt && !this.#rebuild) await this.#startRebuild();
  }

  async #startRebuild(): Promise<void> {
    log.info("search.rebuild_begun", { index: this.uid });
    this.#rebuild = await beginRebuild(this.writing, this.url, this.uid, this.ended);
    this.#rebuildAskedAt = this.#place?.rebuildAskedAt ?? null;
  }
  #rebuildAskedAt: Date | null = null;

  async #swapIn(old: Follower): Promise<Follower> {
    const rebuild = this.#rebuild!;
    const { floor, seen } = await rebuild.swapIn();
    await rebuild.close();
    this.#rebuild = undefined;
    await old.feed.close();
    const isAskedAgain = Number(this.#place?.rebuildAskedAt ?? 0) > Number(this.#rebuildAskedAt ?? 0);
    const now = new Date();
    await this.#keep({
      floor,
      seen,
      followedAt: now,
      builtAt: now,
      checkedAt: now,
      drift: null,
      problem: null,
    });
    await this.#keep({ rebuildAskedAt: isAskedAgain ? this.#place!.rebuildAskedAt : null });
    await this.#count();
    this.#lookedAt = Date.now();
    log.info("search.rebuilt", { index: this.uid, documents: this.#place!.documents });
    return this.#follow(this.#place);
  }

  /** Once a minute while nothing comes in: whether the index is still what we left, asked for anew, or due for a comparison. */
  async #lookAround(): Promise<void> {
    const now = Date.now();
    const asked = await placeOf(this.writing.db, this.uid);
    if (asked?.rebuildAskedAt && !this.#rebuild) {
      this.#place = asked;
      await this.#startRebuild();
    }
    // While a new index is made it is not known yet whether what was wrong still is.
    if (asked?.problem && !this.#rebuild) await this.#keep({ problem: null });
    if (now - this.#lookedAt < lookEveryMs || !this.#place?.builtAt) return;
    this.#lookedAt = now;
    const count = await this.writing.server.count(this.uid);
    if (count === null) throw await this.#missing();
    const checkedAt = this.#place.checkedAt?.getTime() ?? 0;
    if (count !== this.#place.documents || now - checkedAt > checkEveryMs) await this.#check();
    await this.#keep({ followedAt: new Date() });
  }

  /** Compares the index with the database and puts right what differs. */
  async #check(): Promise<void> {
    const found = await differences(this.writing, this.uid);
    if (!isSame(found)) {
      log.warn("search.drift", driftOf(found, false));
      await repair(this.writing, this.uid, found);
    }
    await this.#keep({ checkedAt: new Date(), drift: driftOf(found, true) });
    await this.#count();
  }

  async #missing(): Promise<IndexMissing> {
    await this.#keep({ builtAt: null, floor: null, seen: [] });
    return new IndexMissing("the index is gone from the server and is made anew");
  }

  async #count(): Promise<void> {
    const documents = (await this.writing.server.count(this.uid)) ?? 0;
    if (documents !== this.#place?.documents) await this.#keep({ documents });
  }

  async #keep(place: Partial<Place>): Promise<void> {
    await keepPlace(this.writing.db, this.uid, place);
    this.#place = { ...this.#place!, ...place };
  }
}
