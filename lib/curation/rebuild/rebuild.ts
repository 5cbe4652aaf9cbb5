import { type Context, transaction } from "@/lib/context";
import { log } from "@/lib/log";
import { keepPlace } from "@/lib/search/following/place";
import { placerName } from "../placing/name";
import { allTexts, vectorModel } from "../texts";
import { type Applied, applyPlan } from "./apply";
import { constraintsNow } from "./constraints";
import { planInThread } from "./plan-in-thread";

/**
 * Groups all public questions anew. What people have decided stands, and groups that mostly stay go on as the same
 * groups. It reads and thinks without holding anybody up, and changes everything in one moment at the end.
 */
export async function rebuildRepeats(ctx: Context): Promise<Applied> {
  const startedAt = performance.now();
  const constraints = await constraintsNow(ctx.db);
  const plan = await planInThread(allTexts(ctx.db, await vectorModel(ctx.db)), constraints);
  const applied = await transaction(ctx, async (work) => {
    const done = await applyPlan(work, plan);
    await keepPlace(work.tx, await placerName(work.tx), {
      builtAt: work.now,
      rebuildAskedAt: null,
      documents: done.questions,
    });
    return done;
  });
  log.info("repeats.rebuilt", {
    ...applied,
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
  });
  return applied;
}
