import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type WorkshopChoices = {
  topics: { id: number; slug: string; name: string; parent: string | null }[];
  /** Who may look after an article or read one over. */
  curators: { id: string; name: string }[];
  languages: string[];
};

/** What fields of the workshop offer: topics, parents before their children; curators; languages in use. */
export async function workshopChoices(ctx: Context): Promise<WorkshopChoices> {
  authorize(ctx.actor, "article.write");
  const [topics, curators, languages] = await Promise.all([
    ctx.db.execute<WorkshopChoices["topics"][number]>(sql`
      select t.id, t.slug::text, t.name, parent.name as parent from topics t left join topics parent on parent.id = t.parent_id
      where t.merged_into_id is null
      order by coalesce(parent.position, t.position), coalesce(parent.name, t.name), t.parent_id is not null, t.position, t.name`),
    ctx.db.execute<{ id: string; name: string }>(
      sql`select id, name from people where role in ('curator', 'admin') and state = 'active' order by name, id`,
    ),
    ctx.db.execute<{ language: string }>(sql`select distinct language from articles order by 1`),
  ]);
  return {
    topics: topics.rows,
    curators: curators.rows,
    languages: languages.rows.map((row) => row.language),
  };
}
