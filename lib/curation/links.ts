import { and, eq, inArray, sql } from "drizzle-orm";
import { articleAnswers, questionArticles } from "@/db/schema";
import { noteChange } from "@/lib/changes";
import type { Work } from "@/lib/context";

/**
 * From now on these threads lead to the article, and the words of those who asked there find it. What an asker or a
 * helper had linked stays theirs. Gives the threads that are new.
 */
export async function linkThreads(
  work: Work,
  articleId: number,
  questionIds: readonly number[],
): Promise<number[]> {
  if (questionIds.length === 0) return [];
  const added = await work.tx
    .insert(questionArticles)
    .values(
      questionIds.map((questionId) => ({
        questionId,
        articleId,
        source: "published" as const,
        createdAt: work.now,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: questionArticles.questionId });
  await noteChange(work, ...added.map(({ id }) => `question:${id}` as const));
  return added.map(({ id }) => id);
}

/** Takes back what publication did for one thread: the link, and the credit of those whose answers stood there. */
export async function unlinkThread(work: Work, articleId: number, questionId: number): Promise<void> {
  await work.tx
    .delete(questionArticles)
    .where(
      and(
        eq(questionArticles.articleId, articleId),
        eq(questionArticles.questionId, questionId),
        eq(questionArticles.source, "published"),
      ),
    );
  await work.tx
    .delete(articleAnswers)
    .where(
      and(
        eq(articleAnswers.articleId, articleId),
        inArray(articleAnswers.answerId, sql`(select id from answers where question_id = ${questionId})`),
      ),
    );
  await noteChange(work, `question:${questionId}`, `article:${articleId}`);
}
