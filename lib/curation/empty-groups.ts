import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** Removes groups without members that nobody has ever said anything about; of these or of all. */
export async function removeEmptyGroups(tx: Tx, ids?: readonly number[]): Promise<void> {
  const which = ids ? sql`g.id = any(${sql.param([...ids])}::int[])` : sql`true`;
  await tx.execute(sql`
    delete from repeat_groups g where ${which}
      and g.name is null and g.article_id is null and g.ignored_at is null and g.merged_into_id is null
      and not exists (select from repeat_members m where m.group_id = g.id)
      and not exists (select from repeat_decisions d where d.group_id = g.id)
      and not exists (select from repeat_groups o where o.merged_into_id = g.id)
      and not exists (select from article_sources s where s.group_id = g.id)
      and not exists (select from article_drafts s where s.group_id = g.id)
      and not exists (select from audit a where a.subject = 'group:' || g.id)`);
}
