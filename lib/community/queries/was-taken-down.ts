import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

/**
 * Whether everybody could read this question until staff took it down. Only of such may be said that it is gone: of what
 * was never public, nobody hears that it exists.
 */
export async function wasTakenDown(ctx: Context, id: number): Promise<boolean> {
  const { rows } = await ctx.db.execute(sql`
    select from questions
    where id = ${id} and visibility = 'public' and asked_at is not null and held_at is null and hidden_at is not null`);
  return rows.length > 0;
}
