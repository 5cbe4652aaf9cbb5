import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";

export type SetUp = { hasTopics: boolean; hasPeople: boolean; hasLegalPages: boolean };

/** What a fresh site still needs, for those who can do it; null for everybody else. */
export async function setUp(ctx: Context): Promise<SetUp | null> {
  if (!can(ctx.actor, "admin.read")) return null;
  const { rows } = await ctx.db.execute<SetUp>(sql`
    select exists (select from topics t where t.merged_into_id is null
        and exists (select from audit where subject = 'topic:' || t.id and action = 'topic_created' and actor_id is not null))
        or exists (select from questions where topic_id is not null) as "hasTopics",
      exists (select from appointments where ended_at is null)
        or exists (select from people where role = 'agent' and state = 'active') as "hasPeople",
      exists (select from audit where action = 'legal_page_saved' and actor_id is not null) as "hasLegalPages"`);
  return rows[0]!;
}
