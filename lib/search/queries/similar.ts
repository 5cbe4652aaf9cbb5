import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Context } from "@/lib/context";
import { engine } from "../index";
import { visibleQuestion } from "../visible";
import { type FoundRow, type FoundStage, pathOf, stageOf } from "./found-rows";

export type SimilarQuestion = {
  id: number;
  title: string;
  href: string;
  stage: FoundStage | undefined;
  answers: number;
};

/** What a question is like changes slowly, and finding it costs more than the rest of its page. */
const keptMs = 10 * 60_000;
const mostKept = 5_000;
const kept = new WeakMap<Db, Map<string, { ids: number[]; until: number }>>();

/**
 * Other public questions about the same thing, best first; none for a question that is not public itself. Which ones may
 * be ten minutes old; what is shown of them is of now.
 */
export async function similarQuestions(
  ctx: Context,
  questionId: number,
  limit = 5,
): Promise<SimilarQuestion[]> {
  const ids = await similarIds(ctx.db, questionId, limit);
  if (ids.length === 0) return [];
  const { rows } = await ctx.db.execute<SimilarRow>(sql`
    select q.id, q.title, q.slug, q.language, q.answer_count as answers, q.closed_at is not null as closed,
      exists (select from escalations e
        where e.question_id = q.id and e.closed_at is null and e.withdrawn_at is null) as with_support,
      q.duplicate_of_id is not null as duplicate,
      exists (select from acceptances c
        where c.question_id = q.id and c.ended_at is null and c.kind <> 'pending') as accepted
    from questions q where q.id = any(${sql.param(ids)}::int[]) and ${visibleQuestion("q")}
      and ${isPublic(questionId)}`);
  const found = new Map(rows.map((row) => [row.id, { ...row, kind: "question" as const }]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    if (!row) return [];
    return { id, title: row.title, href: pathOf(row), stage: stageOf(row), answers: row.answers };
  });
}

type SimilarRow = Omit<Parameters<typeof stageOf>[0], "kind"> &
  Pick<FoundRow, "id" | "title" | "slug" | "language">;

const isPublic = (id: number): SQL =>
  sql`exists (select from questions own where own.id = ${id} and ${visibleQuestion("own")})`;

async function similarIds(db: Db, questionId: number, limit: number): Promise<number[]> {
  const mine = kept.get(db) ?? new Map<string, { ids: number[]; until: number }>();
  kept.set(db, mine);
  const key = `${questionId} ${limit}`;
  const known = mine.get(key);
  if (known && known.until > Date.now()) return known.ids;
  const { rows } = await db.execute<{ title: string; body: string; language: string }>(sql`
    select q.title, left(q.body, 2000) as body, q.language from questions q
    where q.id = ${questionId} and ${visibleQuestion("q")}`);
  const [question] = rows;
  if (!question) return [];
  const { hits, degraded } = await engine(db).search({
    q: question.title,
    details: question.body,
    mode: "similar",
    language: question.language,
    filters: { kind: "question" },
    exclude: [`question:${questionId}`],
    limit,
  });
  const ids = hits.map((hit) => hit.id);
  mine.delete(key);
  if (degraded) return ids;
  if (mine.size >= mostKept) mine.delete(mine.keys().next().value!);
  mine.set(key, { ids, until: Date.now() + keptMs });
  return ids;
}
