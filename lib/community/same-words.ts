import { type SQL, sql } from "drizzle-orm";
import type { Work } from "@/lib/context";

/** Long enough for a page that was open in a second tab or whose answer was lost; "Any news?" may be asked again later. */
const WITHIN = sql`interval '1 hour'`;

const posts = { held: sql`held_at is not null`, stands: sql`hidden_at is null and deleted_at is null` };
/** A message of a case is neither held, hidden nor deleted. */
const kinds = {
  answers: posts,
  comments: posts,
  escalation_messages: { held: sql`false`, stands: sql`true` },
};

/**
 * What this author has written at this place within the hour with the same words, or null. A second tab shows the draft
 * of the first, and so does a page loaded again after the connection broke: both send it with a key of their own.
 */
export async function sameWords(
  work: Work,
  table: keyof typeof kinds,
  { authorId, body }: { authorId: string; body: string },
  place: SQL,
): Promise<{ id: number; held: boolean } | null> {
  const { held, stands } = kinds[table];
  const { rows } = await work.tx.execute<{ id: number; held: boolean }>(
    sql`select id, ${held} as held from ${sql.identifier(table)}
      where author_id = ${authorId} and body = ${body} and ${place} and ${stands}
        and created_at > ${work.now.toISOString()}::timestamptz - ${WITHIN}
      order by id limit 1`,
  );
  return rows[0] ?? null;
}
