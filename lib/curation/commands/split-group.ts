import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { lockRepeats, membersOf, splitOff } from "../membership";
import { requirePublicMembers } from "../public-members";
import { groupInHand } from "../standing";

export const splitGroupInput = z.object({ groupId: id, questionIds: z.array(id).min(1).max(500) });

/** Makes a group of their own out of some questions of a group. At least one stays, and no rebuild brings them together again. */
export async function splitGroup(
  ctx: Context,
  input: z.input<typeof splitGroupInput>,
): Promise<{ groupId: number }> {
  const { groupId, questionIds } = splitGroupInput.parse(input);
  return transaction(ctx, async (work) => {
    await lockRepeats(work.tx);
    await groupInHand(work, groupId);
    await requirePublicMembers(work, groupId, questionIds);
    const members = await membersOf(work.tx, groupId);
    if (members.every((member) => questionIds.includes(member))) throw new Refusal("group_not_whole");
    const madeId = await splitOff(work, groupId, questionIds);
    await recordAudit(work, "repeats_split", `group:${groupId}`, { madeId, questionIds });
    await recordAudit(work, "repeats_split_from", `group:${madeId}`, { fromId: groupId });
    return { groupId: madeId };
  });
}
