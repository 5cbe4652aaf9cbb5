import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type DocumentSource, idsOf, readWords, type SearchDocument } from "@/lib/search/documents";
import { visibleAnswer, visibleArticle, visibleQuestion } from "@/lib/search/visible";

const batch = 500;

/** Public questions as search sees them: one document a thread, with the words of its answers. */
export const questionDocuments = (db: Db): DocumentSource => ({
  async *all() {
    for (let after = 0; ; ) {
      const rows = await read(db, sql`q.id > ${after} order by q.id limit ${batch}`);
      if (rows.length === 0) return;
      yield rows.map(documentOf);
      after = rows.at(-1)!.id;
    }
  },
  async bySubjects(subjects) {
    const ids = [
      ...new Set([...idsOf(subjects, "question"), ...(await ofTopics(db, idsOf(subjects, "topic")))]),
    ];
    if (ids.length === 0) return { documents: [], gone: [] };
    const rows = await read(db, sql`q.id = any(${sql.param(ids)}::int[])`);
    const found = new Set(rows.map((row) => row.id));
    return {
      documents: rows.map(documentOf),
      gone: ids.filter((id) => !found.has(id)).map((id) => `question:${id}`),
    };
  },
});

async function ofTopics(db: Db, topics: number[]): Promise<number[]> {
  if (topics.length === 0) return [];
  const { rows } = await db.execute<{ id: number }>(sql`
    select q.id from questions q join topics t on t.id = q.topic_id
    where t.id = any(${sql.param(topics)}::int[]) or t.parent_id = any(${sql.param(topics)}::int[])`);
  return rows.map((row) => row.id);
}

type Row = {
  id: number;
  title: string;
  body: string;
  language: string;
  topics: number[];
  created_at: string;
  answers: string | null;
  answered: boolean;
  accepted: boolean;
  solvers: string[];
};

const read = async (db: Db, which: SQL): Promise<Row[]> =>
  (
    await db.execute<Row>(sql`
      select q.id, q.title, q.body, q.language, q.created_at,
        array_remove(array[q.topic_id, (select t.parent_id from topics t where t.id = q.topic_id)], null) as topics,
        said.words as answers, coalesce(said.by_others, false) as answered,
        accepted.question_id is not null as accepted,
        array_remove(array['article:' || accepted.article_id, 'question:' || accepted.canonical_id], null)
          || coalesce((select array_agg('article:' || l.article_id order by l.article_id)
               from question_articles l join articles r on r.id = l.article_id and ${visibleArticle("r")}
               where l.question_id = q.id), '{}') as solvers
      from questions q
      left join lateral (
        select string_agg(a.body, E'\n' order by a.created_at) filter (where a.did_not_work_at is null) as words,
          bool_or(a.author_id <> q.asker_id) as by_others
        from answers a where a.question_id = q.id and ${visibleAnswer("a")}
      ) said on true
      left join acceptances accepted
        on accepted.question_id = q.id and accepted.ended_at is null and accepted.kind <> 'pending'
      where ${visibleQuestion("q")} and ${which}`)
  ).rows;

const documentOf = (row: Row): SearchDocument => ({
  kind: "question",
  id: row.id,
  language: row.language,
  topics: row.topics,
  // A linked article counts as a solution for search, though not for the gate.
  solved: row.accepted || row.solvers.length > 0,
  answered: row.answered,
  createdAt: new Date(row.created_at),
  title: row.title,
  body: readWords(row.body),
  answers: readWords(row.answers ?? ""),
  solvedBy: row.solvers,
});
