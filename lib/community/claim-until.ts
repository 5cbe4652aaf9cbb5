import { sql } from "drizzle-orm";
import type { Person, Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";

/**
 * When the authority of a claim's holder over this question ends by itself, so that no claim outlives the term it was
 * made in; null: not by the clock. The appointment is read under its lock: one that ends at this moment ends first.
 */
export async function authorityEndsAt(work: Work, person: Person, questionId: number): Promise<Date | null> {
  if (person.role !== "customer") return null;
  const { rows } = await work.tx.execute<{ ends_at: string | null }>(sql`
    select a.ends_at from questions q join topics t on t.id = q.topic_id
    join appointments a on a.topic_id in (t.id, t.parent_id) and a.person_id = ${person.id}
      and a.ended_at is null and a.paused_at is null and a.starts_at <= ${work.now.toISOString()}::timestamptz
    where q.id = ${questionId} for share of a`);
  if (rows.length === 0) throw new Refusal("forbidden");
  if (rows.some((row) => row.ends_at === null)) return null;
  return new Date(Math.max(...rows.map((row) => new Date(row.ends_at!).getTime())));
}
