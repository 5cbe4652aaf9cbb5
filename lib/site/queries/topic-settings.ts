import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { topicFor } from "@/lib/search/visible-topic";

export type TopicSetting = {
  id: number;
  slug: string;
  name: string;
  description: string;
  parentId: number | null;
  teamId: number | null;
  teamName: string | null;
  urgentMark: string | null;
  position: number;
  questions: number;
  articles: number;
  ambassadors: number;
  hasOwnRules: boolean;
  /** Who is told of it: not those for whom nothing of what stands on it is. */
  seenBy: "everybody" | "signed_in" | "staff";
};

/** The tree of topics as admins edit it: parents before their children, with what hangs on each. */
export async function topicSettings(
  ctx: Context,
): Promise<{ topics: TopicSetting[]; teams: { id: number; name: string }[] }> {
  authorize(ctx.actor, "topics.manage");
  const { rows } = await ctx.db.execute<TopicSetting>(sql`
    select t.id, t.slug, t.name, t.description, t.parent_id as "parentId", t.team_id as "teamId", team.name as "teamName",
      t.urgent_mark as "urgentMark", t.position, t.gate <> '{}'::jsonb as "hasOwnRules",
      case when ${topicFor("t", "visitor")} then 'everybody' when ${topicFor("t", "customer")} then 'signed_in' else 'staff' end as "seenBy",
      (select count(*)::int from questions q where q.topic_id = t.id) as questions,
      (select count(*)::int from article_topics a where a.topic_id = t.id) as articles,
      (select count(*)::int from appointments a where a.topic_id = t.id and a.ended_at is null) as ambassadors
    from topics t left join topics parent on parent.id = t.parent_id left join teams team on team.id = t.team_id
    where t.merged_into_id is null
    order by coalesce(parent.position, t.position), coalesce(parent.name, t.name), t.parent_id nulls first, t.position, t.name`);
  const teams = await ctx.db.execute<{ id: number; name: string }>(
    sql`select id, name from teams order by name`,
  );
  return { topics: rows, teams: teams.rows };
}
