import { eq } from "drizzle-orm";
import { settings } from "@/db/schema";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { type RetentionDays, retentionDays } from "@/lib/site/retention";

/** How many days things are kept on this site. */
export async function retentionSettings(ctx: Context): Promise<RetentionDays> {
  authorize(ctx.actor, "site.operate");
  const [row] = await ctx.db.select().from(settings).where(eq(settings.key, "retention"));
  return retentionDays.parse(row?.value ?? {});
}
