import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { readUnitCosts } from "../unit-costs";

/** What one case costs the staff, and whether somebody has set it. */
export async function unitCosts(ctx: Context): ReturnType<typeof readUnitCosts> {
  authorize(ctx.actor, "site.operate");
  return readUnitCosts(ctx.db);
}
