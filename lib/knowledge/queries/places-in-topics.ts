import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type PlaceInTopic = { topicId: number; name: string; place: number; of: number };

/** Which of how many an article is in each of its topics, in the order in which readers find them. */
export async function placesInTopics(ctx: Context, articleId: number): Promise<PlaceInTopic[]> {
  authorize(ctx.actor, "article.write");
  const { rows } = await ctx.db.execute<PlaceInTopic>(sql`
    with ordered as (
      select l.topic_id, coalesce(a.translation_of, a.id) as family,
        (row_number() over (partition by l.topic_id order by min(l.position),
          min(a.title) filter (where a.translation_of is null), coalesce(a.translation_of, a.id)))::int as place,
        (count(*) over (partition by l.topic_id))::int as of
      from article_topics l join articles a on a.id = l.article_id
      where a.status <> 'archived' and l.topic_id in (select topic_id from article_topics where article_id = ${articleId})
      group by 1, 2)
    select o.topic_id as "topicId", t.name, o.place, o.of from ordered o join topics t on t.id = o.topic_id
    where o.family = (select coalesce(translation_of, id) from articles where id = ${articleId}) order by t.name`);
  return rows;
}
