import { z } from "zod";
import { settings } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { readUnitCosts, unitCostsKey } from "../unit-costs";

export const saveUnitCostsInput = z.object({
  /** Three letters, like EUR. */
  currency: z.string().trim().toUpperCase().max(10),
  minutesPerCase: z.coerce.number().min(1).max(10_000),
  minutesPerPost: z.coerce.number().min(0).max(1_000).default(6),
  costPerHour: z.coerce.number().min(0).max(100_000),
});

/** Sets what one case costs the staff in time and money, by which savings are told from now on. */
export async function saveUnitCosts(ctx: Context, input: z.input<typeof saveUnitCostsInput>): Promise<void> {
  const after = saveUnitCostsInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "site.operate");
    if (!Intl.supportedValuesOf("currency").includes(after.currency))
      throw new Refusal("invalid_input", {}, "currency");
    const { isOwn: _, ...before } = await readUnitCosts(work.tx);
    const row = { key: unitCostsKey, value: after, updatedAt: work.now };
    await work.tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.key, set: row });
    await recordAudit(work, "unit_costs_set", "site", { before, after });
  });
}
