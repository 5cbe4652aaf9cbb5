import type { Db } from "@/db/client";

type Kept<T> = {
  /** As this process knows it; at most `freshMs` old. */
  (db: Db): Promise<T>;
  /** After a change made here, so that whoever made it sees it at once. */
  forget(db: Db): void;
};

/** What nearly every page asks of the database alike is read once in `freshMs` milliseconds; a failed reading is not kept. */
export function keptFor<T>(freshMs: number, read: (db: Db) => Promise<T>): Kept<T> {
  const known = new WeakMap<Db, { readAt: number; value: Promise<T> }>();
  const kept = (db: Db): Promise<T> => {
    const last = known.get(db);
    if (last && Date.now() - last.readAt < freshMs) return last.value;
    const reading = { readAt: Date.now(), value: read(db) };
    known.set(db, reading);
    reading.value.catch(() => {
      if (known.get(db) === reading) known.delete(db);
    });
    return reading.value;
  };
  return Object.assign(kept, { forget: (db: Db) => void known.delete(db) });
}
