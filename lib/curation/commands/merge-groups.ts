import { eq } from "drizzle-orm";
import { z } from "zod";
import { repeatGroups } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { lockRepeats, membersOf, mergeInto } from "../membership";
import { groupInHand, requireMove } from "../standing";

export const mergeGroupsInput = z.object({ groupId: id, intoId: id });

/**
 * Makes two groups one: all questions of the first are in the second, which keeps its name and its article. It takes
 * over the article of the first where it has none. The address of the first leads to the second.
 */
export async function mergeGroups(ctx: Context, input: z.input<typeof mergeGroupsInput>): Promise<void> {
  const { groupId, intoId } = mergeGroupsInput.parse(input);
  await transaction(ctx, async (work) => {
    await lockRepeats(work.tx);
    const group = await groupInHand(work, groupId);
    if (groupId === intoId) throw new Refusal("invalid_input", { what: "group" }, "intoId");
    const into = await groupInHand(work, intoId);
    // What was put aside with a reason is taken up first, so that nobody loses sight of the other by accident.
    for (const each of [group, into]) requireMove(each, "ignore");
    const questionIds = await membersOf(work.tx, groupId);
    await mergeInto(work, groupId, intoId);
    const carried = into.article ? null : (group.article?.id ?? null);
    if (carried)
      await work.tx.update(repeatGroups).set({ articleId: carried }).where(eq(repeatGroups.id, intoId));
    await recordAudit(work, "repeats_merged", `group:${intoId}`, {
      fromId: groupId,
      questionIds,
      carried,
    });
    await recordAudit(work, "repeats_merged_away", `group:${groupId}`, { intoId });
  });
}
