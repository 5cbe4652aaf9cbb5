import { eq } from "drizzle-orm";
import { z } from "zod";
import { repeatGroups } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { id, optionalLine } from "@/lib/fields";
import { touched } from "../membership";
import { groupInHand } from "../standing";

export const nameGroupInput = z.object({ groupId: id, name: optionalLine(120) });

/** Calls a group what a curator calls it, through every rebuild; without a name it is called by its words again. */
export async function nameGroup(ctx: Context, input: z.input<typeof nameGroupInput>): Promise<void> {
  const { groupId, name } = nameGroupInput.parse(input);
  await transaction(ctx, async (work) => {
    const group = await groupInHand(work, groupId);
    const before = group.isNamed ? group.title : null;
    const after = name || null;
    if (before === after) return;
    await work.tx.update(repeatGroups).set({ name: after }).where(eq(repeatGroups.id, groupId));
    await touched(work, [groupId]);
    await recordAudit(work, "repeats_named", `group:${groupId}`, { before, after });
  });
}
