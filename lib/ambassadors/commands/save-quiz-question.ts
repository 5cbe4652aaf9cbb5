import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { quizQuestions } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { locales } from "@/lib/i18n/locales";
import { cleanText } from "@/lib/markdown/plain-text";
import { authorize } from "@/lib/policy";

const words = (most: number) => z.string().transform(cleanText).pipe(z.string().trim().min(1).max(most));
const inOneLanguage = z.object({
  prompt: words(400),
  choices: z.array(words(200)).min(2).max(6),
  why: words(600),
});

export const saveQuizQuestionInput = z.object({
  questionId: id.optional(),
  texts: z.partialRecord(z.enum(locales), inOneLanguage),
  correct: z.coerce.number().int().min(0).max(5),
  position: z.coerce.number().int().min(0).max(1_000).default(0),
});

/** Adds a question to the quiz or changes one; earlier tries keep their result. Every language has the same number of choices. */
export async function saveQuizQuestion(
  ctx: Context,
  input: z.input<typeof saveQuizQuestionInput>,
): Promise<number> {
  const { questionId, texts, correct, position } = saveQuizQuestionInput.parse(input);
  const counts = Object.values(texts).map((text) => text.choices.length);
  if (counts.length === 0 || new Set(counts).size > 1) throw new Refusal("invalid_input", {}, "choices");
  if (correct >= counts[0]!) throw new Refusal("invalid_input", {}, "correct");
  return transaction(ctx, async (work) => {
    authorize(work.actor, "quiz.edit");
    const row = { texts: texts as typeof quizQuestions.$inferInsert.texts, correct, position };
    const [saved] = questionId
      ? await work.tx
          .update(quizQuestions)
          .set({ ...row, updatedAt: work.now })
          .where(eq(quizQuestions.id, questionId))
          .returning({ id: quizQuestions.id })
      : await work.tx
          .insert(quizQuestions)
          .values({ ...row, updatedAt: work.now })
          .returning({ id: quizQuestions.id });
    if (!saved) throw new Refusal("not_found");
    await recordAudit(work, questionId ? "quiz_question_changed" : "quiz_question_added", "site", {
      question: saved.id,
    });
    return saved.id;
  });
}

/** Takes a question out of the quiz, or brings it back. */
export async function retireQuizQuestion(
  ctx: Context,
  { questionId, retires }: { questionId: number; retires: boolean },
): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "quiz.edit");
    const [row] = await work.tx
      .update(quizQuestions)
      .set({ retiredAt: retires ? work.now : null, updatedAt: work.now })
      .where(
        sql`${quizQuestions.id} = ${questionId} and (${quizQuestions.retiredAt} is null) = ${retires}::boolean`,
      )
      .returning({ id: quizQuestions.id });
    if (!row) throw new Refusal("not_found");
    await recordAudit(work, retires ? "quiz_question_retired" : "quiz_question_restored", "site", {
      question: questionId,
    });
  });
}
