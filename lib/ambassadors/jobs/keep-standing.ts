import { sql } from "drizzle-orm";
import { type Context, transaction } from "@/lib/context";
import { keepPoints } from "../keep-points";

/** Brings the ledger of everybody who is or was an ambassador up to what their answers have brought about, each in a transaction of their own. */
export async function keepStanding(ctx: Context): Promise<void> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select distinct a.person_id as id from appointments a join people p on p.id = a.person_id
    where p.state in ('active', 'suspended') order by 1`);
  for (const { id } of rows) await transaction(ctx, (work) => keepPoints(work, id));
}
