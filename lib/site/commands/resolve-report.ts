import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { reports } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
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
    const done = await work.tx
      .update(reports)
      .set({ resolvedAt: work.now, resolvedBy: personId(work.actor), resolution })
      .where(and(eq(reports.subject, subject), isNull(reports.resolvedAt)))
      .returning({ id: reports.id });
    if (done.length === 0) throw new Refusal("already_decided");
    await recordAudit(work, "report_resolved", subject, { resolution, reports: done.length });
  });
}
