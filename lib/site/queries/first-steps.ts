import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { authorize } from "@/lib/policy";

export const firstSteps = ["mail", "topics", "team", "ambassadors", "legal", "secondAdmin"] as const;
export type FirstStep = (typeof firstSteps)[number];

/** What a fresh site still needs before customers come, in the order in which it is best done. */
export async function firstStepsDone(ctx: Context): Promise<Record<FirstStep, boolean>> {
  authorize(ctx.actor, "admin.read");
  const { rows } = await ctx.db.execute<Omit<Record<FirstStep, boolean>, "mail">>(sql`
    select exists (select from topics where merged_into_id is null) as topics,
      exists (select from teams t join team_members m on m.team_id = t.id join people p on p.id = m.person_id
        where p.state = 'active' and p.role in ('agent', 'admin')) as team,
      exists (select from appointments where ended_at is null) as ambassadors,
      -- The pages that a site begins with say in square brackets what is missing.
      (select count(distinct slug) = 3 and bool_and(body !~ '\\[[^\\]]+\\](?!\\()') from legal_pages
        where language = (select language from legal_pages group by language order by count(*) desc, max(updated_at) desc limit 1)) as legal,
      (select count(*) > 1 from people where role = 'admin' and state = 'active') as "secondAdmin"`);
  const { SMTP_URL, isDemo } = env();
  return { mail: Boolean(SMTP_URL) || isDemo, ...rows[0]! };
}
