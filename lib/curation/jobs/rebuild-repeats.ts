import type { Context } from "@/lib/context";
import { rebuildRepeats } from "../rebuild/rebuild";

/** Groups all public questions anew, each night and when somebody asks for it. */
export async function rebuildRepeatsJob(ctx: Context): Promise<void> {
  await rebuildRepeats(ctx);
}
