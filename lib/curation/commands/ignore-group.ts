import { eq } from "drizzle-orm";
import { z } from "zod";
import { repeatGroups } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction } from "@/lib/context";
import { id, reason } from "@/lib/fields";
import { touched } from "../membership";
import { columns } from "../rules/column";
import { groupInHand, requireMove } from "../standing";

/** The column in which the curator saw it. */
const from = z.enum(columns).optional();

export const ignoreGroupInput = z.object({ groupId: id, reason, from });
export const takeUpGroupInput = z.object({ groupId: id, from });

/** Puts a group aside with the reason, which stays beside it. Its questions go on as they are. */
export async function ignoreGroup(ctx: Context, input: z.input<typeof ignoreGroupInput>): Promise<void> {
  const { groupId, reason, from } = ignoreGroupInput.parse(input);
  await transaction(ctx, async (work) => {
    requireMove(await groupInHand(work, groupId, from), "ignore");
    await work.tx
      .update(repeatGroups)
      .set({ ignoredAt: work.now, ignoredBy: personId(work.actor), ignoredReason: reason })
      .where(eq(repeatGroups.id, groupId));
    await touched(work, [groupId]);
    await recordAudit(work, "repeats_ignored", `group:${groupId}`, { reason });
  });
}

/** Takes a group up again that was put aside; it stands where its article says. */
export async function takeUpGroup(ctx: Context, input: z.input<typeof takeUpGroupInput>): Promise<void> {
  const { groupId, from } = takeUpGroupInput.parse(input);
  await transaction(ctx, async (work) => {
    const group = await groupInHand(work, groupId, from);
    requireMove(group, "take_up");
    await work.tx
      .update(repeatGroups)
      .set({ ignoredAt: null, ignoredBy: null, ignoredReason: null })
      .where(eq(repeatGroups.id, groupId));
    await touched(work, [groupId]);
    await recordAudit(work, "repeats_taken_up", `group:${groupId}`, { was: group.ignored!.reason });
  });
}
