import { z } from "zod";
import { lockQuestion } from "@/lib/community/inputs";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { groupOf, refuseSecond } from "../begun";
import { keepDraft } from "../keep-draft";
import { lockRepeats } from "../membership";

export const draftFromQuestionInput = z.object({ questionId: id });

/**
 * Begins an article from one thread, by anybody on the staff; an agent's answer is enough for it. The group of the
 * question stands at it, where that has no article yet. Refuses what not everybody may read, and a second draft.
 */
export async function draftFromQuestion(
  ctx: Context,
  input: z.input<typeof draftFromQuestionInput>,
): Promise<{ articleId: number }> {
  const { questionId } = draftFromQuestionInput.parse(input);
  return transaction(ctx, async (work) => {
    await lockRepeats(work.tx);
    const { policy } = await lockQuestion(work, questionId);
    authorize(work.actor, "article.draft", { question: policy });
    if (policy.visibility !== "public" || !policy.isOpenToOthers) throw new Refusal("question_not_public");
    await refuseSecond(work, [questionId]);
    return keepDraft(work, {
      questionIds: [questionId],
      groupId: await groupOf(work, [questionId]),
      staffWillDo: true,
    });
  });
}
