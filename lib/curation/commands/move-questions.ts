import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { holdIn, keepOut, lockRepeats } from "../membership";
import { requirePublicMembers } from "../public-members";
import { groupInHand } from "../standing";

const questionIds = z.array(id).min(1).max(500);

export const moveQuestionsInput = z.object({ groupId: id, questionIds, intoId: id });
export const excludeQuestionsInput = z.object({ groupId: id, questionIds });

/** Puts questions of a group into another one, where they stay whatever their words are like. */
export async function moveQuestions(ctx: Context, input: z.input<typeof moveQuestionsInput>): Promise<void> {
  const { groupId, questionIds, intoId } = moveQuestionsInput.parse(input);
  await transaction(ctx, async (work) => {
    await lockRepeats(work.tx);
    await groupInHand(work, groupId);
    if (groupId === intoId) throw new Refusal("invalid_input", { what: "group" }, "intoId");
    await groupInHand(work, intoId);
    await requirePublicMembers(work, groupId, questionIds);
    await holdIn(work, intoId, questionIds);
    await recordAudit(work, "repeats_moved", `group:${groupId}`, { questionIds, intoId });
    await recordAudit(work, "repeats_moved_here", `group:${intoId}`, { questionIds, fromId: groupId });
  });
}

/** Takes questions out of their group for good: from now on they are in none. */
export async function excludeQuestions(
  ctx: Context,
  input: z.input<typeof excludeQuestionsInput>,
): Promise<void> {
  const { groupId, questionIds } = excludeQuestionsInput.parse(input);
  await transaction(ctx, async (work) => {
    await lockRepeats(work.tx);
    await groupInHand(work, groupId);
    await requirePublicMembers(work, groupId, questionIds);
    await keepOut(work, questionIds);
    await recordAudit(work, "repeats_excluded", `group:${groupId}`, { questionIds });
  });
}
