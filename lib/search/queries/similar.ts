import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { engine } from "../index";
import { visibleQuestion } from "../visible";
import { type FoundStage, foundRows, pathOf, stageOf } from "./found-rows";

export type SimilarQuestion = {
  id: number;
  title: string;
  href: string;
  stage: FoundStage | undefined;
  answers: number;
};

/** Other public questions about the same thing, best first; none for a question that is not public itself. */
export async function similarQuestions(
  ctx: Context,
  questionId: number,
  limit = 5,
): Promise<SimilarQuestion[]> {
  const { rows } = await ctx.db.execute<{ title: string; body: string; language: string }>(sql`
    select q.title, left(q.body, 2000) as body, q.language from questions q
    where q.id = ${questionId} and ${visibleQuestion("q")}`);
  const [question] = rows;
  if (!question) return [];
  const { hits } = await engine(ctx.db).search({
    q: question.title,
    details: question.body,
    mode: "similar",
    language: question.language,
    filters: { kind: "question" },
    exclude: [`question:${questionId}`],
    limit,
  });
  return (await foundRows(ctx.db, hits)).map((row) => ({
    id: row.id,
    title: row.title,
    href: pathOf(row),
    stage: stageOf(row),
    answers: row.answers,
  }));
}
