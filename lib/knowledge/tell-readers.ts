import { sql } from "drizzle-orm";
import { noteChange, type Subject } from "@/lib/changes";
import type { Work } from "@/lib/context";

/**
 * Tells caches and indexes that readers see something else: the article in all its languages (each names the others),
 * and the topics that count it.
 */
export async function tellReaders(work: Work, articleId: number): Promise<void> {
  const { rows } = await work.tx.execute<{ subject: Subject }>(sql`
    with family as (select f.id from articles f join articles a on a.id = ${articleId}
      and coalesce(f.translation_of, f.id) = coalesce(a.translation_of, a.id))
    select 'article:' || id as subject from family
    union select 'topic:' || l.topic_id from article_topics l where l.article_id in (select id from family)`);
  await noteChange(work, ...rows.map((row) => row.subject));
}
