import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";

export type DemoPerson = {
  id: string;
  handle: string;
  name: string;
  role: "customer" | "agent" | "curator" | "admin";
  isAmbassador: boolean;
  language: string;
};

/** Everybody one can be in a demo: the five whom the texts speak of first, then staff, ambassadors and customers. */
export async function demoCast(ctx: Context): Promise<DemoPerson[]> {
  if (!env().isDemo) throw new Refusal("not_found");
  const { rows } = await ctx.db.execute<DemoPerson>(sql`
    select p.id, p.handle, p.name, p.role, p.language,
      exists (select from appointments a where a.person_id = p.id and a.ended_at is null) as "isAmbassador"
    from people p where p.state = 'active'
    order by coalesce(array_position(array['mara', 'theo', 'ines', 'cleo', 'ada'], p.handle::text), 9),
      p.role = 'customer', "isAmbassador" desc, p.name
    limit 100`);
  return rows;
}
