import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type TeamSetting = {
  id: number;
  name: string;
  isDefault: boolean;
  telephone: string | null;
  openingHours: string | null;
  firstReplyHours: number;
  openCases: number;
  topics: string[];
  members: { id: string; name: string; handle: string; isLead: boolean; active: boolean }[];
};

/** The teams with their members and what they look after, and the agents who could join one. */
export async function teamSettings(
  ctx: Context,
): Promise<{ teams: TeamSetting[]; agents: { id: string; name: string }[] }> {
  authorize(ctx.actor, "teams.manage");
  const { rows } = await ctx.db.execute<TeamSetting>(sql`
    select t.id, t.name, t.is_default as "isDefault", t.telephone, t.opening_hours as "openingHours",
      t.first_reply_hours as "firstReplyHours",
      (select count(*)::int from escalations e where e.team_id = t.id and e.state not in ('closed', 'withdrawn')) as "openCases",
      coalesce((select json_agg(x.name order by x.name) from topics x where x.team_id = t.id and x.merged_into_id is null), '[]') as topics,
      coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'handle', p.handle, 'isLead', m.is_lead,
          'active', p.state = 'active') order by m.is_lead desc, p.name)
        from team_members m join people p on p.id = m.person_id where m.team_id = t.id), '[]') as members
    from teams t order by t.is_default desc, t.name`);
  const agents = await ctx.db.execute<{ id: string; name: string }>(
    sql`select id, name from people where role in ('agent', 'admin') and state = 'active' order by name`,
  );
  return { teams: rows, agents: agents.rows };
}
