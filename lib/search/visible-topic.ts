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
  const here = sql`(select h.id from topics h where h.id = up.id or h.parent_id = up.id)`;
  const article = (
    which: SQL,
  ) => sql`exists (select from articles a join article_topics l on l.article_id = a.id
    where l.topic_id in ${here} and ${which})`;
  // What is below a topic that is not there is not there either.
  return sql`not exists (select from topics up where up.id in (${t}.id, ${t}.parent_id)
    and ${article(published)} and not ${article(readable[reader])}
    and not exists (select from topics h where h.id in ${here} and (h.team_id is not null or h.urgent_mark is not null))
    and not exists (select from questions q where q.topic_id in ${here} and (${visibleQuestion("q")} or ${own})))`;
}

const published = sql`a.status in ('published', 'needs_update')`;
const readable = {
  visitor: visibleArticle("a"),
  customer: sql`(${published} and a.audience in ('public', 'signed_in'))`,
};
