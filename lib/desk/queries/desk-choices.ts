import { sql } from "drizzle-orm";
import type { Context, Person } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { live } from "./desk-filter";

type Counted<Id> = { id: Id; name: string; cases: number };

export type DeskChoices = {
  /** Each team with its cases at work; the reader's own first. */
  teams: (Counted<number> & { isMine: boolean })[];
  /** Whoever takes cases, with those that they have now. */
  agents: Counted<string>[];
};

/** By whose cases the desk can be narrowed, and how many each has at work: who is full is seen before anything is given to them. */
export async function deskChoices(ctx: Context): Promise<DeskChoices> {
  authorize(ctx.actor, "desk.read");
  const me = ctx.actor as Person;
  const { rows: teams } = await ctx.db.execute<DeskChoices["teams"][number]>(sql`
    select t.id, t.name, t.id = any(${sql.param([...me.teams])}::int[]) as "isMine",
      (select count(*)::int from escalations e where e.team_id = t.id and ${live}) as cases
    from teams t order by 3 desc, lower(t.name), t.id`);
  const { rows: agents } = await ctx.db.execute<Counted<string>>(sql`
    select p.id, p.name, (select count(*)::int from escalations e where e.owner_id = p.id and ${live}) as cases
    from people p where p.role in ('agent', 'admin') and p.state = 'active' order by lower(p.name), p.id`);
  return { teams, agents };
}
