import { type Context, transaction } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import { authorize } from "@/lib/policy";

/** Has every law checked as soon as the worker comes to it; asked twice it is done once. */
export async function checkLawsNow(ctx: Context): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "site.operate");
    await enqueue(work, "check-laws", {}, { key: "check-laws", maxAttempts: 1 });
  });
}
