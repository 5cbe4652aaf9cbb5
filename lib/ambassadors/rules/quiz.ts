/** So many of the answers must be right, in hundredths. */
export const PASS_PERCENT = 80;
/** Tries that one application has in a day. */
export const TRIES_A_DAY = 5;

export type Marked = { correct: number; total: number; passed: boolean; wrong: number[] };

/** Marks a quiz: a question without an answer is a wrong one, and a quiz without questions cannot be passed. */
export function mark(
  questions: readonly { id: number; correct: number }[],
  given: Record<string, number>,
): Marked {
  const wrong = questions.filter(({ id, correct }) => given[String(id)] !== correct).map(({ id }) => id);
  const total = questions.length;
  const correct = total - wrong.length;
  return { correct, total, wrong, passed: total > 0 && correct * 100 >= total * PASS_PERCENT };
}
