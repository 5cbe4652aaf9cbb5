import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { reports } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { notify } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";

export const resolveReportInput = z.object({
  subject: z.string().regex(/^(question|answer|comment|article|person):[\w-]{1,40}$/),
  resolution: z.enum(["hidden", "kept", "redacted", "suspended"]),
});

/** Ends all open reports on one post: what was done about it is its own command, this says that it was looked at. */
export async function resolveReport(ctx: Context, input: z.input<typeof resolveReportInput>): Promise<void> {
  const { subject, resolution } = resolveReportInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "moderation.work");
    if ((await endReports(work, subject, resolution)) === 0) throw new Refusal("already_decided");
  });
}

/** Ends what reports are open on a post and tells those who reported it; says how many there were. */
export async function endReports(
  work: Work,
  subject: string,
  resolution: z.infer<typeof resolveReportInput>["resolution"],
): Promise<number> {
  const ended = await work.tx
    .update(reports)
    .set({ resolvedAt: work.now, resolvedBy: personId(work.actor), resolution })
    .where(and(eq(reports.subject, subject), isNull(reports.resolvedAt)))
    .returning({ id: reports.id, reporterId: reports.reporterId });
  if (ended.length === 0) return 0;
  await recordAudit(work, "report_resolved", subject, { resolution, reports: ended.length });
  for (const { id, reporterId } of ended) {
    if (!reporterId) continue;
    await notify(work, {
      kind: "report_resolved",
      personId: reporterId,
      key: `report:${id}:resolved`,
      actorId: personId(work.actor),
      data: { outcome: resolution },
      mail: false,
    });
  }
  return ended.length;
}
