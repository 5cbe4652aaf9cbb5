import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { SearchDocument } from "./documents";
import type { SearchRequest, SearchResult } from "./engine";
import { buildSegment } from "./inverted/builder";
import { LiveIndex } from "./inverted/live";
import { searchIndex } from "./inverted/rank";
import { capQuery, isSpaced, tokensOf } from "./text";
import { visibleArticle, visibleQuestion } from "./visible";

const candidates = 300;
const words = 30;

/** Search without an index: what shares a word with the query in its title, ranked among themselves. */
export async function searchCandidates(
  db: Db,
  request: SearchRequest,
): Promise<Omit<SearchResult, "engine" | "degraded">> {
  const text = capQuery(`${request.q}\n${request.details ?? ""}`);
  const written = [...tokensOf(text, request.language)].map(({ start, end }) => text.slice(start, end));
  const spaced = [...new Set(written.filter(isSpaced))].slice(0, words);
  const unspaced = pairs(text).slice(0, words);
  if (spaced.length + unspaced.length === 0) return searchIndex(new LiveIndex(), request);
  // The words are made of letters and numbers only here; quotes and operators were left out by the tokeniser.
  const asked = spaced.map((word) => `'${word.replace(/['\\]/g, "")}':*`).join(" | ");
  const anyWord = sql`to_tsvector('simple', title) @@ to_tsquery('simple', ${asked || "''"})`;
  const anyPair = sql`title like any(${sql.param(unspaced.map((pair) => `%${pair.replace(/[\\%_]/g, "\\$&")}%`))}::text[])`;
  const { rows } = await db.execute<Row>(sql`
    (select 'question' as kind, q.id, q.title, q.language, q.topic_id, q.created_at, q.answer_count > 0 as answered,
        exists (select from acceptances a where a.question_id = q.id and a.ended_at is null and a.kind <> 'pending') as solved
      from questions q where ${visibleQuestion("q")} and (${spaced.length ? anyWord : anyPair})
      order by q.id desc limit ${candidates})
    union all
    (select 'article', a.id, a.title, a.language, null, a.created_at, true, false
      from articles a where ${visibleArticle("a")} and (${spaced.length ? anyWord : anyPair})
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

function pairs(text: string): string[] {
  const runs =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2,}/gu) ?? [];
  return [
    ...new Set(runs.flatMap((run) => [...run].slice(1).map((character, at) => [...run][at]! + character))),
  ];
}
