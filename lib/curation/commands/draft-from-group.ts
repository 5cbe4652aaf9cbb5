import { z } from "zod";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { keepDraft } from "../keep-draft";
import { membersOf } from "../membership";
import { columns } from "../rules/column";
import { groupInHand, requireMove } from "../standing";

export const draftFromGroupInput = z.object({ groupId: id, from: z.enum(columns).optional() });

/**
 * Begins an article from a group: its members' best answers, each said once with its sources, and what is still open.
 * The group stands at it from then on. Refuses a group that has an article, and says which.
 */
export async function draftFromGroup(
  ctx: Context,
  input: z.input<typeof draftFromGroupInput>,
): Promise<{ articleId: number }> {
  const { groupId, from } = draftFromGroupInput.parse(input);
  return transaction(ctx, async (work) => {
    const group = await groupInHand(work, groupId, from);
    if (group.article && group.article.status !== "archived" && !group.ignored)
      throw new Refusal("draft_exists", { articleId: group.article.id, title: group.article.title });
    requireMove(group, "draft");
    return keepDraft(work, { questionIds: await membersOf(work.tx, groupId), groupId });
  });
}
