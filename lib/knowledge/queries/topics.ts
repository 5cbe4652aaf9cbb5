import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { readableArticle, visibleQuestion } from "@/lib/search/visible";
import { visibleTopic } from "@/lib/search/visible-topic";
import { familyOf } from "../readable";

export type TopicNode = {
  id: number;
  slug: string;
  name: string;
  description: string;
  parentId: number | null;
  position: number;
  /** With those of the topics below. */
  articles: number;
  questions: number;
};

/** All topics that are there for this reader, with how much of each they may read, in the order the site gives them. */
export async function topics(ctx: Context): Promise<TopicNode[]> {
  const { rows } = await ctx.db.execute<TopicNode>(sql`
    with asked as (
      select k.topic, count(*)::int as count
      from questions q join topics t on t.id = q.topic_id,
        unnest(array_remove(array[t.id, t.parent_id], null)) as k(topic)
      where ${visibleQuestion("q")} group by 1),
    written as (
      select k.topic, count(distinct ${familyOf("a")})::int as count
      from articles a join article_topics l on l.article_id = a.id join topics t on t.id = l.topic_id,
        unnest(array_remove(array[t.id, t.parent_id], null)) as k(topic)
      where ${readableArticle("a", ctx.actor)} group by 1)
    select t.id, t.slug::text, t.name, t.description, t.parent_id as "parentId", t.position,
      coalesce(asked.count, 0) as questions, coalesce(written.count, 0) as articles
    from topics t left join asked on asked.topic = t.id left join written on written.topic = t.id
    where t.merged_into_id is null and ${visibleTopic("t", ctx.actor)} order by t.position, t.name, t.id`);
  return rows;
}
