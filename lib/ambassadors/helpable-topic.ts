import { type SQL, sql } from "drizzle-orm";

/**
 * That a customer could help on the topic under this alias: not where all that stands is for staff alone, as their part
 * of the help, and nobody has ever asked. One on which nothing stands yet is as good as any other.
 */
export const helpableTopic = (alias: string): SQL => {
  const t = sql.identifier(alias);
  const here = sql`(select ${t}.id union all select below.id from topics below where below.parent_id = ${t}.id)`;
  const article = (
    audience: SQL,
  ) => sql`exists (select from articles a join article_topics l on l.article_id = a.id
    where l.topic_id in ${here} and a.status in ('published', 'needs_update') and ${audience})`;
  return sql`(exists (select from questions q where q.topic_id in ${here})
    or ${article(sql`a.audience <> 'staff'`)} or not ${article(sql`a.audience = 'staff'`)})`;
};
