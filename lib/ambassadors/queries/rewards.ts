import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type RewardLine = {
  person: { id: string; name: string; handle: string };
  standing: number;
  spent: number;
  balance: number;
};

/** Everybody who has points: what came of their answers, what was given for them, and what is left. */
export async function rewardsList(ctx: Context): Promise<RewardLine[]> {
  authorize(ctx.actor, "programme.read");
  const { rows } = await ctx.db.execute<RewardLine>(sql`
    select json_build_object('id', p.id, 'name', p.name, 'handle', p.handle) as person, s.standing, s.spent,
      s.standing - s.spent as balance
    from (select person_id, coalesce(sum(points) filter (where kind = 'outcome'), 0)::int as standing,
      -coalesce(sum(points) filter (where kind = 'reward'), 0)::int as spent from points group by 1) s
    join people p on p.id = s.person_id and p.state in ('active', 'suspended')
    where s.standing <> 0 or s.spent <> 0 order by s.standing desc, p.name limit 200`);
  return rows;
}
