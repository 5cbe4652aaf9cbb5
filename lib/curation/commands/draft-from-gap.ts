import { z } from "zod";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { groupOf, refuseSecond } from "../begun";
import { gatherGaps } from "../gaps/gather";
import { keepDraft } from "../keep-draft";
import { lockRepeats } from "../membership";

export const draftFromGapInput = z.object({
  /** As the page names it. */
  gap: z.string().min(1).max(300),
});

/**
 * Begins an article from the threads of a gap's cases: whoever had to be told by staff is told of the article, and its
 * publication ends their tasks. Refuses `already_decided` where there is no such gap with cases any more, and a second draft.
 */
export async function draftFromGap(
  ctx: Context,
  input: z.input<typeof draftFromGapInput>,
): Promise<{ articleId: number }> {
  const { gap: key } = draftFromGapInput.parse(input);
  return transaction(ctx, async (work) => {
    authorize(work.actor, "repeats.curate");
    await lockRepeats(work.tx);
    const gap = (await gatherGaps(work.tx, work.now)).find((each) => each.key === key);
    const questionIds = [...new Set(gap?.cases.map(({ number }) => number))];
    if (questionIds.length === 0) throw new Refusal("already_decided");
    await refuseSecond(work, questionIds);
    return keepDraft(work, { questionIds, groupId: await groupOf(work, questionIds), staffWillDo: true });
  });
}
