import { eq } from "drizzle-orm";
import { z } from "zod";
import { settings } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { retentionDays } from "@/lib/site/retention";

const days = z.coerce.number().int().min(1).max(3650);

export const saveRetentionInput = z.object({
  searches: days,
  privateDetails: days,
  sentMails: days,
  readNotifications: days,
  surveyWords: days,
  askedTwice: days,
});

/** Sets how many days things are kept. What is older goes with the next nightly run and cannot be brought back. */
export async function saveRetention(ctx: Context, input: z.input<typeof saveRetentionInput>): Promise<void> {
  const after = retentionDays.parse(saveRetentionInput.parse(input));
  await transaction(ctx, async (work) => {
    authorize(work.actor, "site.operate");
    const [standing] = await work.tx.select().from(settings).where(eq(settings.key, "retention"));
    const before = retentionDays.parse(standing?.value ?? {});
    const row = { key: "retention", value: after, updatedAt: work.now };
    await work.tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.key, set: row });
    await recordAudit(work, "retention_set", "site", { before, after });
  });
}
