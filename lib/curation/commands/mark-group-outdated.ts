import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { id, reason } from "@/lib/fields";
import { markNeedsUpdate } from "@/lib/knowledge/commands/mark-needs-update";
import { touched } from "../membership";
import { columns } from "../rules/column";
import { groupInHand, requireMove } from "../standing";

export const markGroupOutdatedInput = z.object({ groupId: id, reason, from: z.enum(columns).optional() });

/** Says that the article of a group does not answer it any more, and why: the article needs an update, and so does the group. */
export async function markGroupOutdated(
  ctx: Context,
  input: z.input<typeof markGroupOutdatedInput>,
): Promise<void> {
  const { groupId, reason, from } = markGroupOutdatedInput.parse(input);
  await transaction(ctx, async (work) => {
    const group = await groupInHand(work, groupId, from);
    requireMove(group, "mark_outdated");
    const articleId = group.article!.id;
    await markNeedsUpdate(work, { articleId, reason });
    await touched(work, [groupId]);
    await recordAudit(work, "repeats_outdated", `group:${groupId}`, { articleId, reason });
  });
}
