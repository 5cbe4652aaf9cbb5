import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/context";
import { visibleArticle, visibleQuestion } from "./visible";

export type TopicReader = "visitor" | "customer" | "staff";

export function topicReaderOf(actor: Actor): TopicReader {
  if (actor.kind === "visitor") return "visitor";
  return actor.kind === "person" && actor.role === "customer" ? "customer" : "staff";
}

/** That a topic is there for this reader; where only their own questions stand on it, it is there for them alone. */
export function visibleTopic(alias: string, actor: Actor): SQL {
  const own = actor.kind === "person" ? sql`q.asker_id = ${actor.id}` : sql`false`;
  return topicFor(alias, topicReaderOf(actor), own);
}

/**
 * That a topic is there for such readers, as a condition on a row of `topics` under this alias: not where all that stands
 * on it is for others, as the staff's part of the help. One on which nothing stands yet is there for everybody, and so is
 * one that was made for asking: with a team of its own or a mark of urgency.
 */
export function topicFor(alias: string, reader: TopicReader, own = sql`false`): SQL {
  if (reader === "staff") return sql`true`;
  const t = sql.identifier(alias);
  // As sets of their own, in an order that an index has: as parts of one plan they would be asked of all questions.
  return sql`${t}.id not in (
    with barred as materialized (
      select k.topic from articles a join article_topics l on l.article_id = a.id join topics h on h.id = l.topic_id,
        unnest(array_remove(array[h.id, h.parent_id], null)) as k(topic)
      where ${published} group by k.topic having not bool_or(${readable[reader]})),
    closed as materialized (
      select b.topic from barred b where not exists (
        select from topics h left join lateral (
          select true as stands from questions q where q.topic_id = h.id and (${visibleQuestion("q")} or ${own})
          order by q.last_activity_at desc limit 1) q on true
        where (h.id = b.topic or h.parent_id = b.topic)
          and (h.team_id is not null or h.urgent_mark is not null or q.stands)))
    -- What is below a topic that is not there is not there either.
    select below.id from topics below join closed on closed.topic in (below.id, below.parent_id))`;
}

const published = sql`a.status in ('published', 'needs_update')`;
const readable = {
  visitor: visibleArticle("a"),
  customer: sql`(${published} and a.audience in ('public', 'signed_in'))`,
};
