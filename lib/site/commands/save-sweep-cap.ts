import { sql } from "drizzle-orm";
import { z } from "zod";
import { settings } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { authorize } from "@/lib/policy";

export const saveSweepCapInput = z.object({ cap: z.coerce.number().int().min(1).max(10_000) });

/** Sets how many cases the clock may open in a minute; what is more waits for the next one, and admins are alerted. */
export async function saveSweepCap(ctx: Context, input: z.input<typeof saveSweepCapInput>): Promise<void> {
  const { cap } = saveSweepCapInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "gate.manage");
    const { rows } = await work.tx.execute<{ cap: number }>(
      sql`select (value->>'cap')::int as cap from settings where key = 'sweep'`,
    );
    const row = { key: "sweep", value: { cap }, updatedAt: work.now };
    await work.tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.key, set: row });
    await recordAudit(work, "sweep_cap_set", "site", {
      before: { cap: rows[0]?.cap ?? null },
      after: { cap },
    });
  });
}
