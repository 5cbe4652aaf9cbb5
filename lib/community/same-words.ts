import { type SQL, sql } from "drizzle-orm";
import type { Work } from "@/lib/context";

/** Long enough for a page that was open in a second tab or whose answer was lost; "Any news?" may be asked again later. */
const WITHIN = sql`interval '1 hour'`;

/**
 * What this author has written at this place within the hour with the same words, or null. A second tab shows the draft
 * of the first, and so does a page loaded again after the connection broke: both send it with a key of their own.
 */
export async function sameWords(
  work: Work,
  table: "answers" | "comments" | "escalation_messages",
  { authorId, body }: { authorId: string; body: string },
  place: SQL,
): Promise<{ id: number; held: boolean } | null> {
  const { rows } = await work.tx.execute<{ id: number; held: boolean }>(
    sql`select id, to_jsonb(said) ->> 'held_at' is not null as held
      from ${sql.identifier(table)} as said
      where author_id = ${authorId} and body = ${body} and ${place}
        and created_at > ${work.now.toISOString()}::timestamptz - ${WITHIN}
        and to_jsonb(said) ->> 'hidden_at' is null and to_jsonb(said) ->> 'deleted_at' is null
      order by id limit 1`,
  );
  return rows[0] ?? null;
}
