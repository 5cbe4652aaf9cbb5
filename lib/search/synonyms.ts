import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/** Noted as a change where the site's synonyms have changed; every index follows within a second. */
export const synonymsSubject = "synonyms";

/** Words, or short phrases, of one language that mean the same to those who search. */
export type SynonymGroup = { language: string; words: string[] };

/** All groups of synonyms that staff keep, in a steady order. */
export async function synonymGroups(db: Db): Promise<SynonymGroup[]> {
  const { rows } = await db.execute<SynonymGroup>(
    sql`select language, words from search_synonyms order by language, id`,
  );
  return rows;
}
