import { inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { answers, questions } from "@/db/schema";
import { noteChange } from "@/lib/changes";
import { slugOf } from "@/lib/community/write-text";
import type { Work } from "@/lib/context";
import type { Writing } from "@/lib/markdown/render";
import type { QuestionRecord } from "./format";
import { personIds } from "./people";
import { topicIds } from "./topics";

/** The HTML of a question's texts by their source. */
export type RenderedQuestion = { record: QuestionRecord; made: Map<string, Writing> };
export type QuestionCounts = { questions: number; answers: number; people: number };

/** What the site lacks of these: whole questions, or answers that have come since. */
export async function missingPosts(db: Db | Tx, records: QuestionRecord[]) {
  if (records.length === 0) return { questions: new Set<string>(), answers: new Set<string>() };
  const known = await db
    .select({ id: questions.externalId })
    .from(questions)
    .where(
      inArray(
        questions.externalId,
        records.map((one) => one.id),
      ),
    );
  const answerIds = records.flatMap((one) => one.answers.map((answer) => answer.id));
  const knownAnswers =
    answerIds.length === 0
      ? []
      : await db
          .select({ id: answers.externalId })
          .from(answers)
          .where(inArray(answers.externalId, answerIds));
  const has = new Set(known.map((row) => row.id));
  const hasAnswers = new Set(knownAnswers.map((row) => row.id));
  return {
    questions: new Set(records.map((one) => one.id).filter((id) => !has.has(id))),
    answers: new Set(answerIds.filter((id) => !hasAnswers.has(id))),
  };
}

/**
 * Writes imported questions with their answers as history: no clock runs, nobody is told, no credit is earned.
 * Counts what was new. A text without HTML in `made` is one that was there already when the batch was rendered.
 */
export async function writeQuestions(work: Work, rendered: RenderedQuestion[]): Promise<QuestionCounts> {
  if (rendered.length === 0) return { questions: 0, answers: 0, people: 0 };
  const records = rendered.map((one) => one.record);
  const missing = await missingPosts(work.tx, records);
  const firstSeen = new Map<string, Date>();
  for (const one of records) {
    for (const { author, createdAt } of [one, ...one.answers]) {
      const before = firstSeen.get(author);
      if (!before || createdAt < before) firstSeen.set(author, createdAt);
    }
  }
  const { ids: people, made } = await personIds(work, [...firstSeen.keys()], firstSeen);
  const topics = await topicIds(
    work,
    records.map((one) => one.topic),
  );

  const fresh = rendered.filter((one) => missing.questions.delete(one.record.id));
  if (fresh.length > 0) {
    await work.tx.insert(questions).values(
      fresh.map(({ record, made }) => {
        const text = made.get(record.body)!;
        return {
          title: record.title,
          slug: slugOf(record.title),
          body: record.body,
          html: text.html,
          htmlVersion: text.version,
          language: record.language,
          topicId: topics.get(record.topic ?? "") ?? null,
          tags: record.tags,
          askerId: people.get(record.author)!,
          createdAt: record.createdAt,
          askedAt: record.createdAt,
          importedAt: work.now,
          lastActivityAt: record.createdAt,
          externalId: record.id,
        };
      }),
    );
  }
  const ids = await questionIds(
    work,
    records.map((one) => one.id),
  );
  const count = await writeAnswers(work, rendered, missing.answers, ids, people);
  const touched = [...ids.values()];
  await settle(work, touched);
  await noteChange(work, ...touched.map((id) => `question:${id}` as const));
  return { questions: fresh.length, answers: count, people: made };
}

/** Question ids by the file's names for them. */
export async function questionIds(work: Work, externalIds: string[]): Promise<Map<string, number>> {
  const rows = await work.tx
    .select({ id: questions.id, externalId: questions.externalId })
    .from(questions)
    .where(inArray(questions.externalId, externalIds));
  return new Map(rows.map((row) => [row.externalId!, row.id]));
}

/** Rows per statement: each has a dozen parameters, and PostgreSQL takes 65,535. */
const ROWS = 1_000;

async function writeAnswers(
  work: Work,
  rendered: RenderedQuestion[],
  missing: Set<string>,
  questionIds: Map<string, number>,
  people: Map<string, string>,
): Promise<number> {
  const rows = rendered.flatMap(({ record, made }) =>
    record.answers.flatMap((answer) => {
      const text = made.get(answer.body);
      if (!text || !missing.delete(answer.id)) return [];
      return {
        questionId: questionIds.get(record.id)!,
        authorId: people.get(answer.author)!,
        body: answer.body,
        html: text.html,
        htmlVersion: text.version,
        language: record.language,
        createdAt: answer.createdAt,
        postedAt: answer.createdAt,
        importedHelpful: answer.helpful,
        externalId: answer.id,
      };
    }),
  );
  for (let at = 0; at < rows.length; at += ROWS)
    await work.tx.insert(answers).values(rows.slice(at, at + ROWS));
  return rows.length;
}

async function settle(work: Work, ids: number[]): Promise<void> {
  await work.tx.execute(sql`
    update questions q set
      answer_count = (
        select count(*) from answers a
        where a.question_id = q.id and a.posted_at is not null and a.hidden_at is null and a.deleted_at is null),
      last_activity_at = greatest(
        q.last_activity_at, (select max(a.posted_at) from answers a where a.question_id = q.id))
    where q.id = any(${sql.param(ids)}::int[])`);
}
