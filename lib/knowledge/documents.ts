import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type DocumentSource, idsOf, readWords, type SearchDocument } from "@/lib/search/documents";
import { visibleArticle } from "@/lib/search/visible";
import { expandKnown } from "./snippets";

const batch = 200;

/** Published articles for everybody as search sees them. */
export const articleDocuments = (db: Db): DocumentSource => ({
  async *all() {
    for (let after = 0; ; ) {
      const rows = await read(db, sql`a.id > ${after} order by a.id limit ${batch}`);
      if (rows.length === 0) return;
      yield rows.map(documentOf);
      after = rows.at(-1)!.id;
    }
  },
  async bySubjects(subjects) {
    const ids = [
      ...new Set([...idsOf(subjects, "article"), ...(await ofTopics(db, idsOf(subjects, "topic")))]),
    ];
    if (ids.length === 0) return { documents: [], gone: [] };
    const rows = await read(db, sql`a.id = any(${sql.param(ids)}::int[])`);
    const found = new Set(rows.map((row) => row.id));
    return {
      documents: rows.map(documentOf),
      gone: ids.filter((id) => !found.has(id)).map((id) => `article:${id}`),
    };
  },
});

async function ofTopics(db: Db, topics: number[]): Promise<number[]> {
  if (topics.length === 0) return [];
  const { rows } = await db.execute<{ id: number }>(sql`
    select distinct l.article_id as id from article_topics l join topics t on t.id = l.topic_id
    where t.id = any(${sql.param(topics)}::int[]) or t.parent_id = any(${sql.param(topics)}::int[])`);
  return rows.map((row) => row.id);
}

type Row = {
  id: number;
  title: string;
  summary: string;
  body: string;
  language: string;
  created_at: string;
  outdated: boolean;
  topics: number[];
};

/** With their snippets: who searches finds what a reader would see. */
async function read(db: Db, which: SQL): Promise<Row[]> {
  const { rows } = await db.execute<Row>(sql`
      select a.id, a.title, a.summary, a.body, a.language, a.created_at, a.status = 'needs_update' as outdated,
        coalesce((select array_agg(distinct t) from article_topics l join topics on topics.id = l.topic_id,
          unnest(array_remove(array[topics.id, topics.parent_id], null)) t
          where l.article_id = a.id), '{}') as topics
      from articles a where ${visibleArticle("a")} and ${which}`);
  const bodies = await expandKnown(db, rows);
  return rows.map((row, at) => ({ ...row, body: bodies[at]! }));
}

const documentOf = (row: Row): SearchDocument => ({
  kind: "article",
  id: row.id,
  language: row.language,
  topics: row.topics,
  solved: false,
  answered: false,
  outdated: row.outdated,
  createdAt: new Date(row.created_at),
  title: row.title,
  body: readWords(`${row.summary}\n${row.body}`),
  answers: "",
  solvedBy: [],
});
