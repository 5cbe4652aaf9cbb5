import { type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { readWords } from "@/lib/search/documents";
import { unpacked } from "@/lib/search/embedder/vectors";
import { visibleQuestion } from "@/lib/search/visible";
import type { Mark, Text } from "./grouping/weigh";

/** A public question as the groups see it. */
export type QuestionText = Text & {
  id: number;
  /** The question that this one repeats, by the asker's own word. */
  repeats: number | null;
};

/** Groups hold questions of one language: articles are written in one. */
export const languageOf = (text: Pick<Text, "language">): string =>
  text.language.split("-")[0]!.toLowerCase();

const batch = 1_000;
/** Of a long story the beginning tells what it is about. */
const bodyCharacters = 2_000;

/** All public questions, in batches. */
export async function* allTexts(db: Db | Tx, model: string | null): AsyncGenerator<QuestionText[]> {
  for (let after = 0; ; ) {
    const texts = await read(db, model, sql`q.id > ${after} order by q.id limit ${batch}`);
    if (texts.length === 0) return;
    yield texts;
    after = texts.at(-1)!.id;
  }
}

/** Those of these questions that are public. */
export async function textsOf(
  db: Db | Tx,
  model: string | null,
  ids: readonly number[],
): Promise<QuestionText[]> {
  return ids.length === 0 ? [] : read(db, model, sql`q.id = any(${sql.param([...ids])}::int[])`);
}

/** The model whose vectors most texts have; null where there are none. Only those of one model are compared. */
export async function vectorModel(db: Db | Tx): Promise<string | null> {
  const { rows } = await db.execute<{ model: string }>(
    sql`select model from document_vectors group by model order by count(*) desc, model limit 1`,
  );
  return rows[0]?.model ?? null;
}

type Row = {
  id: number;
  title: string;
  body: string;
  language: string;
  repeats: number | null;
  articles: { id: number; questions: number }[] | null;
  people: string[] | null;
  vector: Buffer | null;
};

async function read(db: Db | Tx, model: string | null, which: SQL): Promise<QuestionText[]> {
  const { rows } = await db.execute<Row>(sql`
    with wanted as (
      select q.id, q.title, left(q.body, ${bodyCharacters}) as body, q.language, q.asker_id,
        coalesce(q.duplicate_of_id, a.canonical_id) as repeats, a.article_id
      from questions q
      left join acceptances a on a.question_id = q.id and a.ended_at is null and a.kind <> 'pending'
      where ${visibleQuestion("q")} and ${which}),
    linked as (
      select w.id, l.article_id from wanted w join question_articles l on l.question_id = w.id
      union select id, article_id from wanted where article_id is not null),
    counted as (
      select article_id, count(*)::int as questions from question_articles
      where article_id in (select article_id from linked) group by 1)
    select w.id, w.title, w.body, w.language, w.repeats, v.vector,
      (select json_agg(json_build_object('id', l.article_id, 'questions', coalesce(n.questions, 1)) order by l.article_id)
        from linked l left join counted n on n.article_id = l.article_id where l.id = w.id) as articles,
      (select json_agg(s.person_id order by s.person_id) from (
        select person_id from same_problems where question_id = w.id
        union select w.asker_id where exists (select from same_problems o where o.person_id = w.asker_id)) s) as people
    from wanted w left join document_vectors v on v.subject = 'question:' || w.id
      and v.model = ${model}
    order by w.id`);
  return rows.map(({ id, title, body, language, repeats, articles, people, vector }) => ({
    id,
    title,
    body: readWords(body),
    language,
    repeats,
    meaning: vector && unpacked(vector),
    marks: marksOf(articles ?? [], people ?? []),
  }));
}

/** Two that lead to one article are more alike the fewer lead there; two that one person has are a little. */
function marksOf(articles: readonly { id: number; questions: number }[], people: readonly string[]): Mark[] {
  return [
    ...articles.map(({ id, questions }) => ({
      name: `article:${id}`,
      likeness: Math.min(0.3, 0.9 / Math.sqrt(questions)),
    })),
    ...people.map((id) => ({ name: `person:${id}`, likeness: 0.05 })),
  ];
}
