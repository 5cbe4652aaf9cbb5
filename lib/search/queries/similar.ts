import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Context } from "@/lib/context";
import { worthSuggesting } from "../engine";
import { engine } from "../index";
import { visibleQuestion } from "../visible";
import { asTen, type FoundStage, stageOf } from "./found-rows";

export type SimilarQuestion = {
  id: number;
  title: string;
  href: string;
  stage: FoundStage | undefined;
  answers: number;
};

const most = 10;
/** What is like a question hardly changes within minutes, and to look it up is the dearest part of a thread. */
const keptMs = 15 * 60_000;
const keptQuestions = 20_000;

type Kept = { at: number; ids: number[] | Promise<number[] | null> };
const known = new WeakMap<Db, Map<number, Kept>>();

/**
 * Other public questions about the same thing, best first, and none that are hardly alike; none for a question that is not public itself. Which ones
 * they are is kept for some minutes; what they are, and whether they may be shown, is read each time.
 */
export async function similarQuestions(
  ctx: Context,
  questionId: number,
  limit = 5,
): Promise<SimilarQuestion[]> {
  const ids = await keptIds(ctx.db, questionId);
  return ids === null || ids.length === 0 ? [] : rowsOf(ctx.db, questionId, ids, limit);
}

function keptIds(db: Db, questionId: number): Kept["ids"] {
  let kept = known.get(db);
  if (!kept) {
    kept = new Map();
    known.set(db, kept);
  }
  const own = kept.get(questionId);
  if (own && Date.now() - own.at < keptMs) return own.ids;
  // A map keeps its order: the first are those looked up longest ago.
  for (const oldest of kept.keys()) {
    if (kept.size < keptQuestions) break;
    kept.delete(oldest);
  }
  const at = Date.now();
  const ids = lookUp(db, questionId).then(
    (found) => {
      // A promise holds on to all of the request in which it was made; what it gave does not.
      if (found && !found.isPassing) kept.set(questionId, { at, ids: found.ids });
      // Nothing that was found by half an index, or for a question that may become public in a moment, is kept.
      else kept.delete(questionId);
      return found?.ids ?? null;
    },
    (error) => {
      kept.delete(questionId);
      throw error;
    },
  );
  kept.delete(questionId);
  kept.set(questionId, { at, ids });
  return ids;
}

async function lookUp(db: Db, questionId: number): Promise<{ ids: number[]; isPassing: boolean } | null> {
  const { rows } = await db.execute<{ title: string; body: string; language: string }>(sql`
    select q.title, left(q.body, 2000) as body, q.language from questions q
    where q.id = ${questionId} and ${visibleQuestion("q")}`);
  const [question] = rows;
  if (!question) return null;
  const mode = "similar";
  const found = await engine(db).search({
    q: question.title,
    details: question.body,
    mode,
    language: question.language,
    filters: { kind: "question" },
    exclude: [`question:${questionId}`],
    limit: most,
  });
  return { ids: worthSuggesting(found, mode).map(({ id }) => id), isPassing: found.degraded };
}

type Row = Parameters<typeof stageOf>[0] & { id: number; title: string; slug: string };

/** Only what a line beside the thread shows, under everybody's rights, and only while the question itself is public. */
async function rowsOf(db: Db, questionId: number, ids: number[], limit: number): Promise<SimilarQuestion[]> {
  const { rows } = await db.execute<Row>(sql`
    select 'question' as kind, q.id, q.title, q.slug, q.answer_count as answers, q.closed_at is not null as closed,
      q.duplicate_of_id is not null as duplicate,
      exists (select from escalations e
        where e.question_id = q.id and e.closed_at is null and e.withdrawn_at is null) as with_support,
      exists (select from acceptances c
        where c.question_id = q.id and c.ended_at is null and c.kind <> 'pending') as accepted
    from questions q
    where q.id = any(${sql.param(asTen(ids))}::int[]) and ${visibleQuestion("q")}
      and exists (select from questions own where own.id = ${questionId} and ${visibleQuestion("own")})
    order by array_position(${sql.param(asTen(ids))}::int[], q.id) limit ${limit}`);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    href: row.slug ? `/questions/${row.id}/${row.slug}` : `/questions/${row.id}`,
    stage: stageOf(row),
    answers: row.answers,
  }));
}
