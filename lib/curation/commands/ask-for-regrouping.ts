import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import { authorize } from "@/lib/policy";
import { keepPlace } from "@/lib/search/following/place";
import { placerName } from "../placing/name";

/** Has all questions grouped anew, as happens each night, and says on the board that it is under way. What people have decided stands. */
export async function askForRegrouping(ctx: Context): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "repeats.curate");
    await enqueue(work, "rebuild-repeats", {}, { key: "rebuild-repeats", maxAttempts: 3 });
    await keepPlace(work.tx, await placerName(work.tx), { rebuildAskedAt: work.now });
    await recordAudit(work, "repeats_regrouping_asked", "site");
  });
}
