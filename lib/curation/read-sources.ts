import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { visibleAnswer, visibleQuestion } from "@/lib/search/visible";
import type { DraftSource, SourceAnswer } from "./rules/draft-source";

type Row = Omit<DraftSource, "failed" | "people"> & {
  failed: string[] | null;
  people: string[] | null;
  topicId: number | null;
};

/** What may be drafted from these threads: the public ones among them, each with the answer that helped most. */
export async function readSources(
  db: Pick<Db | Tx, "execute">,
  questionIds: readonly number[],
  /** One thread of which somebody on the staff wants an article: then their answer will do, accepted or not. */
  { staffWillDo = false } = {},
): Promise<(DraftSource & { topicId: number | null })[]> {
  const { rows } = await db.execute<Row & { answer: SourceAnswer | null }>(sql`
    select q.id as question, q.slug, q.title, q.language, q.topic_id as "topicId", best.answer,
      coalesce(acc.article_id, acc.canonical_id, q.duplicate_of_id) is not null as "isSolvedElsewhere",
      (select json_agg(a.did_not_work_reason order by a.id) from answers a where a.question_id = q.id
        and a.did_not_work_at is not null and a.did_not_work_reason <> '' and ${visibleAnswer("a")}) as failed,
      (select json_agg(distinct p.name) from people p where p.id = q.asker_id
        or p.id in (select author_id from answers where question_id = q.id)
        or p.id in (select author_id from comments where question_id = q.id)) as people
    from questions q
    left join acceptances acc on acc.question_id = q.id and acc.ended_at is null and acc.kind <> 'pending'
    left join lateral (
      select json_build_object('id', a.id, 'body', a.body, 'isAccepted', a.id is not distinct from acc.answer_id,
          'worked', a.worked_count, 'votes', a.vote_count + a.imported_helpful) as answer
      from answers a
      where a.question_id = q.id and ${visibleAnswer("a")} and a.did_not_work_at is null
        and (a.id = acc.answer_id or (acc.answer_id is null and (a.worked_count > 0
          or (a.vote_count + a.imported_helpful > 0 and a.author_id is distinct from q.asker_id)
          or (${staffWillDo}::boolean and a.author_mark = 'staff'))))
      order by a.id is not distinct from acc.answer_id desc, a.worked_count desc,
        a.vote_count + a.imported_helpful desc, a.id desc limit 1) best on true
    where q.id = any(${sql.param([...questionIds])}::int[]) and ${visibleQuestion("q")}
    order by q.id`);
  return rows.map((row) => ({ ...row, failed: row.failed ?? [], people: row.people ?? [] }));
}
