import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "@/db/client";
import { settings } from "@/db/schema";
import type { UnitCosts } from "./rules/impact";

/** What the site reckons with until somebody has said what its own cases cost. */
const usual: UnitCosts = { currency: "EUR", minutesPerCase: 20, minutesPerPost: 6, costPerHour: 40 };

export const unitCostsValue = z.object({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default(usual.currency),
  minutesPerCase: z.number().min(1).max(10_000).default(usual.minutesPerCase),
  minutesPerPost: z.number().min(0).max(1_000).default(usual.minutesPerPost),
  costPerHour: z.number().min(0).max(100_000).default(usual.costPerHour),
});

export const unitCostsKey = "unit-costs";

/** The costs by which savings are told, and whether they are the site's own. */
export async function readUnitCosts(db: Db | Tx): Promise<UnitCosts & { isOwn: boolean }> {
  const [row] = await db.select().from(settings).where(eq(settings.key, unitCostsKey));
  return { ...unitCostsValue.parse(row?.value ?? {}), isOwn: row !== undefined };
}
