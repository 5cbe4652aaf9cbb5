import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { SearchDocument } from "./documents";
import type { SearchRequest, SearchResult } from "./engine";
import { buildSegment } from "./inverted/builder";
import { LiveIndex } from "./inverted/live";
import { searchIndex } from "./inverted/rank";
import { isWordless, sqlWords } from "./sql-words";
import { capQuery } from "./text";
import { visibleArticle, visibleQuestion } from "./visible";

const candidates = 300;

/** Search without an index: what shares a word with the query in its title, ranked among themselves. */
export async function searchCandidates(
  db: Db,
  request: SearchRequest,
): Promise<Omit<SearchResult, "engine" | "degraded">> {
  const text = capQuery(`${request.q}\n${request.details ?? ""}`);
  const words = sqlWords(text, request.language);
  if (isWordless(words)) return searchIndex(new LiveIndex(), request);
  const { anyBeginning, anyPair } = words;
  const hasAny = anyBeginning
    ? sql`to_tsvector('simple', title) @@ to_tsquery('simple', ${anyBeginning})`
    : sql`title like any(${sql.param(anyPair)}::text[])`;
  const { rows } = await db.execute<Row>(sql`
    (select 'question' as kind, q.id, q.title, q.language, q.topic_id, q.created_at, q.answer_count > 0 as answered,
        exists (select from acceptances a where a.question_id = q.id and a.ended_at is null and a.kind <> 'pending') as solved
      from questions q where ${visibleQuestion("q")} and ${hasAny}
      order by q.id desc limit ${candidates})
    union all
    (select 'article', a.id, a.title, a.language, null, a.created_at, true, false
      from articles a where ${visibleArticle("a")} and ${hasAny}
      order by a.id desc limit ${candidates})`);
  return searchIndex(LiveIndex.of(buildSegment(rows.map(documentOf))), request);
}

type Row = {
  kind: "question" | "article";
  id: number;
  title: string;
  language: string;
  topic_id: number | null;
  created_at: string | Date;
  answered: boolean;
  solved: boolean;
};

const documentOf = (row: Row): SearchDocument => ({
  kind: row.kind,
  id: row.id,
  title: row.title,
  body: "",
  answers: "",
  language: row.language,
  topics: row.topic_id === null ? [] : [row.topic_id],
  createdAt: new Date(row.created_at),
  answered: row.answered,
  solved: row.solved,
  solvedBy: [],
});
