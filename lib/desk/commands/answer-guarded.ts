import { z } from "zod";
import { askForInfo } from "@/lib/community/commands/ask-for-info";
import { postAnswer, postAnswerInput } from "@/lib/community/commands/post-answer";
import { postComment, postCommentInput } from "@/lib/community/commands/post-comment";
import { lockQuestion } from "@/lib/community/inputs";
import { type Context, transaction, type Work } from "@/lib/context";
import { id, reason, ticked } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { guard, recordSentAnyway } from "../guard";

const anyway = { askAnyway: ticked };
export const answerGuardedInput = postAnswerInput.extend(anyway);
export const commentGuardedInput = postCommentInput.extend(anyway);
export const askForInfoGuardedInput = z.object({ questionId: id, words: reason, ...anyway });

/** Posts an answer. A helper's which asks for what the asker has told is refused once, with the place; then it is recorded. */
export async function answerGuarded(ctx: Context, input: z.input<typeof answerGuardedInput>) {
  const { askAnyway, ...given } = answerGuardedInput.parse(input);
  return transaction(ctx, async (work) => {
    const { flags, escalationId } = await guarded(work, given.questionId, given.body, askAnyway);
    const made = await postAnswer(work, given);
    await recordSentAnyway(work, flags, { questionId: given.questionId, escalationId, answerId: made.id });
    return made;
  });
}

/** Posts a comment, guarded in the same way. */
export async function commentGuarded(ctx: Context, input: z.input<typeof commentGuardedInput>) {
  const { askAnyway, ...given } = commentGuardedInput.parse(input);
  return transaction(ctx, async (work) => {
    const { flags, escalationId } = await guarded(work, given.questionId, given.body, askAnyway);
    const made = await postComment(work, given);
    await recordSentAnyway(work, flags, { questionId: given.questionId, escalationId, commentId: made.id });
    return made;
  });
}

/** Asks the asker for information, guarded in the same way. */
export async function askForInfoGuarded(
  ctx: Context,
  input: z.input<typeof askForInfoGuardedInput>,
): Promise<void> {
  const { askAnyway, ...given } = askForInfoGuardedInput.parse(input);
  await transaction(ctx, async (work) => {
    const { flags, escalationId } = await guarded(work, given.questionId, given.words, askAnyway);
    await askForInfo(work, given);
    await recordSentAnyway(work, flags, { questionId: given.questionId, escalationId });
  });
}

async function guarded(work: Work, questionId: number, draft: string, askAnyway: boolean) {
  const known = await lockQuestion(work, questionId);
  authorize(work.actor, "question.read", { question: known.policy });
  const flags = await guard(work, known, { draft, anyway: askAnyway });
  return { flags, escalationId: known.facts.escalation?.id ?? null };
}
