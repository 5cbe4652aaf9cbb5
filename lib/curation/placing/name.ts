import { createHash } from "node:crypto";
import type { Db, Tx } from "@/db/client";
import { databaseIdentity } from "@/lib/search/following/place";

/** Under which name the one who places questions keeps how far it has followed the feed. */
export async function placerName(db: Db | Tx): Promise<string> {
  const site = createHash("sha256")
    .update(await databaseIdentity(db as Db))
    .digest("hex");
  return `repeats_${site.slice(0, 10)}`;
}
