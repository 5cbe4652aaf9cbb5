import { type Follower, followFrom } from "../following/follow";
import { besideName, indexPrefix, isLeftover } from "./names";
import { type Writing, writeAll, writeSubjects } from "./writing";

/** A new index that is being made beside the one in use, with what has changed since it was begun. */
export type Rebuild = {
  /** Settles when all of the database is in it, or it could not be made. */
  written: Promise<void>;
  /** Throws when it could not be made. */
  isWritten: () => boolean;
  /** Takes in what has changed meanwhile and puts the new index in the place of the old one; returns where it stands. */
  swapIn: () => Promise<{ floor: string; seen: string[] }>;
  close: () => Promise<void>;
};

/** Begins to make a new index beside the one of this name. */
export async function beginRebuild(
  writing: Writing,
  url: string,
  uid: string,
  ended: AbortSignal,
): Promise<Rebuild> {
  const beside = besideName(uid);
  let isLost = false;
  let outcome: "written" | Error | undefined;
  // From before the first row is read: whatever changes from now on is in this feed.
  const follower: Follower = await followFrom(url, undefined, {
    ended,
    lost: () => {
      isLost = true;
    },
  });
  const written = writeAll(writing, beside).then(
    () => {
      outcome = "written";
    },
    (error: Error) => {
      outcome = error;
    },
  );
  return {
    written,
    isWritten() {
      if (outcome instanceof Error) throw outcome;
      return outcome === "written";
    },
    async swapIn() {
      for (;;) {
        // A feed that was lost meanwhile has begun anew at a later place.
        if (isLost) throw new Error("the feed was lost while a new index was made");
        const subjects = await follower.feed.read();
        if (subjects.length === 0) break;
        await writeSubjects(writing, beside, subjects);
      }
      const { server } = writing;
      // Both have to be there for a swap; the very first time there is nothing yet to swap with.
      if ((await server.count(uid)) === null) await server.create(uid);
      await server.swap(uid, beside);
      await server.drop(beside);
      await dropLeftovers(writing);
      return { floor: follower.feed.floor(), seen: follower.feed.seen() };
    },
    close: () => follower.feed.close().catch(() => undefined),
  };
}

async function dropLeftovers({ server, db }: Writing): Promise<void> {
  const prefix = await indexPrefix(db);
  for (const uid of await server.uids()) if (isLeftover(uid, prefix)) await server.drop(uid);
}
