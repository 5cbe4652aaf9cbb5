import type { Db, Tx } from "@/db/client";
import type { Actor, Work } from "@/lib/context";

/** A context as if it were `now` and `actor` acted, inside one transaction that commands then join instead of opening their own. */
export const asIf = (tx: Tx, now: Date, actor: Actor = { kind: "system", job: "starter" }): Work => ({
  // Jobs that read through `db` must see what the transaction has written so far.
  db: tx as unknown as Db,
  tx,
  now,
  clock: () => now,
  actor,
});
