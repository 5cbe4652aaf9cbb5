import { sql } from "drizzle-orm";
import { type Context, currentTime, type Person, type Work } from "@/lib/context";
import { authorize } from "@/lib/policy";

/** Names of the other agents who have the case open now; who writes is not among those who only look. */
export type OthersAtCase = { looking: string[]; writing: string[] };

/** Who else is at a case. Nobody outside the staff ever learns it. */
export async function othersAtCase(ctx: Context | Work, escalationId: number): Promise<OthersAtCase> {
  authorize(ctx.actor, "escalation.read");
  const db = "tx" in ctx ? ctx.tx : ctx.db;
  const now = ("now" in ctx ? ctx.now : await currentTime(ctx)).toISOString();
  const { rows } = await db.execute<{ name: string; writes: boolean }>(sql`
    select p.name, coalesce(c.writing_until > ${now}::timestamptz, false) as writes
    from case_presence c join people p on p.id = c.person_id
    where c.escalation_id = ${escalationId} and c.person_id <> ${(ctx.actor as Person).id}
      and c.seen_until > ${now}::timestamptz order by p.name`);
  return {
    looking: rows.filter((row) => !row.writes).map((row) => row.name),
    writing: rows.filter((row) => row.writes).map((row) => row.name),
  };
}
