import { log } from "@/lib/log";
import { rebuildSubject, repairSubject } from "../feed";
import { type Follower, followFrom } from "../following/follow";
import { isFollowable, keepPlace, type Place, placeOf } from "../following/place";
import { differences, driftOf, isSame, repair } from "./check";
import { IndexMissing } from "./client";
import { beginRebuild, type Rebuild } from "./rebuild";
import { fitsModel, type Writing, writeSettings, writeSubjects } from "./writing";

const checkEveryMs = 86_400_000;
const lookEveryMs = 60_000;

/** One stretch of sending, from taking the name to losing it or to the first fault. */
export class Sending {
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
    // The server refuses vectors of its own to documents that were sent without any: such an index is made anew.
    const isWhole =
      isThere &&
      this.#place?.builtAt &&
      isFollowable(this.#place) &&
      (await fitsModel(this.writing, this.uid));
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
    // In one step with the rest: how rare words are is told by it from the first search on.
    const documents = (await this.writing.server.count(this.uid)) ?? 0;
    await this.#keep({
      documents,
      floor,
      seen,
      followedAt: now,
      builtAt: now,
      checkedAt: now,
      drift: null,
      problem: null,
    });
    await this.#keep({ rebuildAskedAt: isAskedAgain ? this.#place!.rebuildAskedAt : null });
    this.#lookedAt = Date.now();
    log.info("search.rebuilt", { index: this.uid, documents });
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
