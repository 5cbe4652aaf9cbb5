import { asc, isNull } from "drizzle-orm";
import { quizQuestions } from "@/db/schema";
import type { QuizText } from "@/db/schema/ambassadors";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type QuizItem = { id: number; prompt: string; choices: string[]; language: string };
export type QuizEntry = {
  id: number;
  texts: Record<string, QuizText>;
  correct: number;
  position: number;
  retired: boolean;
  isStarter: boolean;
};

/** The quiz as somebody takes it: questions without their solution, in their language or else in English. */
export async function quizToTake(ctx: Context, locale: string): Promise<QuizItem[]> {
  authorize(ctx.actor, "ambassador.apply");
  return (await all(ctx, true)).map(({ id, texts }) => {
    const language = texts[locale] ? locale : texts.en ? "en" : Object.keys(texts)[0]!;
    const { prompt, choices } = texts[language]!;
    return { id, prompt, choices, language };
  });
}

/** Why these questions have the answer that they have, for who got them wrong. */
export async function explanations(
  ctx: Context,
  ids: readonly number[],
  locale: string,
): Promise<{ prompt: string; why: string }[]> {
  authorize(ctx.actor, "ambassador.apply");
  return (await all(ctx, true))
    .filter(({ id }) => ids.includes(id))
    .map(({ texts }) => texts[locale] ?? texts.en ?? Object.values(texts)[0]!)
    .map(({ prompt, why }) => ({ prompt, why }));
}

/** Every question with its solution in all its languages, for those who keep the quiz; retired ones last. */
export async function quizToKeep(ctx: Context): Promise<QuizEntry[]> {
  authorize(ctx.actor, "programme.read");
  return (await all(ctx, false))
    .map((row) => ({
      id: row.id,
      texts: row.texts,
      correct: row.correct,
      position: row.position,
      retired: row.retiredAt !== null,
      isStarter: row.starter !== null,
    }))
    .sort((a, b) => Number(a.retired) - Number(b.retired));
}

const all = (ctx: Context, onlyPresent: boolean) =>
  ctx.db
    .select()
    .from(quizQuestions)
    .where(onlyPresent ? isNull(quizQuestions.retiredAt) : undefined)
    .orderBy(asc(quizQuestions.position), asc(quizQuestions.id));
