import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { visibleTopic } from "@/lib/search/visible-topic";

export type TopicPage = {
  id: number;
  slug: string;
  name: string;
  description: string;
  parent: { slug: string; name: string } | null;
  /** The topic itself and those below it. */
  ids: number[];
  ambassadors: { id: string; name: string; handle: string; accepted: number }[];
};

/** A topic with the people who know it; `movedTo` where it has been merged into another. Refuses `not_found`. */
export async function topicPage(ctx: Context, slug: string): Promise<TopicPage | { movedTo: string }> {
  const { rows } = await ctx.db.execute<TopicPage & { movedTo: string | null }>(sql`
    select t.id, t.slug::text, t.name, t.description, into_topic.slug::text as "movedTo",
      case when parent.id is not null then json_build_object('slug', parent.slug, 'name', parent.name) end as parent,
      array(select t.id union all select c.id from topics c where c.parent_id = t.id) as ids,
      coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'handle', p.handle, 'accepted', p.accepted)
          order by p.accepted desc, p.name)
        from (select p.id, p.name, p.handle, (select count(*)::int from answers a
            join acceptances c on c.answer_id = a.id and c.ended_at is null and c.kind <> 'pending'
            join questions q on q.id = a.question_id and q.visibility = 'public' and q.hidden_at is null
            where a.author_id = p.id and q.topic_id in (select t.id union all select c.id from topics c where c.parent_id = t.id))
            as accepted
          from people p where p.state = 'active' and exists (select from appointments m
            where m.person_id = p.id and (m.topic_id = t.id or m.topic_id = t.parent_id)
              and m.starts_at <= now() and m.ended_at is null and m.paused_at is null
              and (m.ends_at is null or m.ends_at > now()))) p), '[]') as ambassadors
    from topics t left join topics parent on parent.id = t.parent_id
    left join topics into_topic on into_topic.id = t.merged_into_id
    where t.slug = ${slug} and ${visibleTopic("t", ctx.actor)}
      and (into_topic.id is null or ${visibleTopic("into_topic", ctx.actor)})`);
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  const { movedTo, ...topic } = row;
  return movedTo === null ? topic : { movedTo };
}
