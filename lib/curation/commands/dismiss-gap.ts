import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { gapDismissals } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { reason } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { gatherGaps } from "../gaps/gather";
import { settleTask } from "./settle-task";

export const dismissGapInput = z.object({
  /** As the page names it. */
  gap: z.string().min(1).max(300),
  reason,
});

/**
 * Says that nothing is missing there: its words are no gap any more, and its cases are done. Only words that stand on
 * the page are kept. Refuses `already_decided` where the gap is not there any more.
 */
export async function dismissGap(ctx: Context, input: z.input<typeof dismissGapInput>): Promise<void> {
  const { gap: key, reason } = dismissGapInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "repeats.curate");
    const gap = (await gatherGaps(work.tx, work.now)).find((each) => each.key === key);
    if (!gap) throw new Refusal("already_decided");
    const dismissedBy = personId(work.actor)!;
    if (gap.words.length > 0)
      await work.tx
        .insert(gapDismissals)
        .values(
          gap.words.map(({ language, words }) => ({
            language,
            words,
            reason,
            dismissedBy,
            dismissedAt: work.now,
          })),
        )
        .onConflictDoNothing();
    for (const { id: taskId } of gap.cases) await settleTask(work, { taskId });
    await recordAudit(work, "gap_dismissed", "site", {
      reason,
      words: gap.words.length,
      cases: gap.cases.length,
    });
  });
}

export const takeUpGapInput = z.object({ language: z.string().max(35), words: z.string().min(1).max(200) });

/** Lets words that were dismissed be a gap again. */
export async function takeUpGap(ctx: Context, input: z.input<typeof takeUpGapInput>): Promise<void> {
  const { language, words } = takeUpGapInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "repeats.curate");
    const gone = await work.tx
      .delete(gapDismissals)
      .where(and(eq(gapDismissals.language, language), eq(gapDismissals.words, words)))
      .returning({ words: gapDismissals.words });
    if (gone.length === 0) throw new Refusal("not_found");
    await recordAudit(work, "gap_taken_up", "site", {});
  });
}
