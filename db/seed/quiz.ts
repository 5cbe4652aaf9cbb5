import { quizQuestions } from "@/db/schema";
import type { Work } from "@/lib/context";
import { starterQuiz } from "./quiz-starter";

/** Brings the starter quiz to a site that lacks it; what its staff have changed or retired stays as it is. */
export async function loadQuiz(work: Work): Promise<void> {
  await work.tx
    .insert(quizQuestions)
    .values(
      starterQuiz.map(({ starter, correct, ...texts }, index) => ({
        starter,
        correct,
        texts,
        position: (index + 1) * 10,
        updatedAt: work.now,
      })),
    )
    .onConflictDoNothing({ target: quizQuestions.starter });
}
