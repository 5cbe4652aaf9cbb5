import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";

/** The number of a question's live case, for a command that checks who may do what on it. */
export async function liveCase(ctx: Context, questionId: number): Promise<number> {
  const { rows } = await ctx.db.execute<{ id: number }>(sql`
    select id from escalations where question_id = ${questionId} and state not in ('closed', 'withdrawn')`);
  if (!rows[0]) throw new Refusal("no_live_escalation");
  return rows[0].id;
}
