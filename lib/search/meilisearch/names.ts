import { createHash } from "node:crypto";
import type { Db } from "@/db/client";
import { databaseIdentity } from "../following/place";
import { MEILI_VERSION } from "./documents";

/**
 * The index of this site: several sites may share a server, a restored copy of a database must not write into the index
 * of the other one, and nodes of an older version of this site go on with the index that they know while a new one is made.
 */
export async function indexName(db: Db, version = MEILI_VERSION): Promise<string> {
  return `${await indexPrefix(db)}${version}`;
}

export async function indexPrefix(db: Db): Promise<string> {
  const site = createHash("sha256")
    .update(await databaseIdentity(db))
    .digest("hex")
    .slice(0, 10);
  return `firsthand_${site}_v`;
}

/** Where a new index is made beside the one in use. */
export const besideName = (uid: string): string => `${uid}_next`;

/** Indexes of versions that no node of a site runs any more: the one before may still be in use while nodes change over. */
export const isLeftover = (uid: string, prefix: string): boolean => {
  const [, version] = /^(\d+)(_next)?$/.exec(uid.startsWith(prefix) ? uid.slice(prefix.length) : "") ?? [];
  return version !== undefined && Number(version) < MEILI_VERSION - 1;
};
