import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { holdIn, keepOut, lockRepeats } from "../membership";
import { requirePublicMembers } from "../public-members";
import { groupInHand } from "../standing";

export const moveQuestionInput = z.object({ groupId: id, questionId: id, intoId: id });
export const excludeQuestionInput = z.object({ groupId: id, questionId: id });

/** Puts a question into another group, where it stays whatever its words are like. */
export async function moveQuestion(ctx: Context, input: z.input<typeof moveQuestionInput>): Promise<void> {
  const { groupId, questionId, intoId } = moveQuestionInput.parse(input);
  await transaction(ctx, async (work) => {
    await lockRepeats(work.tx);
    const group = await groupInHand(work, groupId);
    if (groupId === intoId) throw new Refusal("invalid_input", { what: "group" }, "intoId");
    const into = await groupInHand(work, intoId);
    await requirePublicMembers(work, groupId, [questionId]);
    await holdIn(work, intoId, [questionId]);
    await recordAudit(work, "repeats_moved", `group:${groupId}`, { questionId, intoId, name: into.title });
    await recordAudit(work, "repeats_moved_here", `group:${intoId}`, {
      questionId,
      fromId: groupId,
      name: group.title,
    });
  });
}

/** Takes a question out of its group for good: from now on it is in none. */
export async function excludeQuestion(
  ctx: Context,
  input: z.input<typeof excludeQuestionInput>,
): Promise<void> {
  const { groupId, questionId } = excludeQuestionInput.parse(input);
  await transaction(ctx, async (work) => {
    await lockRepeats(work.tx);
    await groupInHand(work, groupId);
    await requirePublicMembers(work, groupId, [questionId]);
    await keepOut(work, [questionId]);
    await recordAudit(work, "repeats_excluded", `group:${groupId}`, { questionId });
  });
}
