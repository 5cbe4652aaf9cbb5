import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { articleDismissals, articles } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, optionalReason } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { workReasons } from "../rules/work-reasons";
import { workItems } from "../signals/work-items";

/** For how long a reason can be put off; nothing is put off for good, since an article changes and so do its readers. */
export const putOffDays = [14, 30, 90, 180] as const;

export const dismissReasonInput = z.object({
  articleId: id,
  reason: z.enum(workReasons),
  days: z.coerce.number().pipe(z.union(putOffDays.map((days) => z.literal(days)))),
  note: optionalReason,
});

/** Takes a reason off the work list until a day, with a word about why. Refuses `nothing_to_put_off` where it does not hold. */
export async function dismissReason(ctx: Context, input: z.input<typeof dismissReasonInput>): Promise<void> {
  const { articleId, reason, days, note } = dismissReasonInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "repeats.curate");
    const [article] = await work.tx
      .select({ id: articles.id })
      .from(articles)
      .where(eq(articles.id, articleId))
      .for("update");
    if (!article) throw new Refusal("not_found");
    const [item] = await workItems(work.tx, work.now, articleId);
    if (!item?.reasons.includes(reason)) throw new Refusal("nothing_to_put_off");
    const until = new Date(+work.now + days * 24 * 60 * 60_000);
    const row = { until, note, dismissedBy: personId(work.actor)!, dismissedAt: work.now };
    await work.tx
      .insert(articleDismissals)
      .values({ articleId, reason, ...row })
      .onConflictDoUpdate({ target: [articleDismissals.articleId, articleDismissals.reason], set: row });
    await recordAudit(work, "article_reason_put_off", `article:${articleId}`, {
      what: reason,
      until: until.toISOString(),
      ...(note && { reason: note }),
    });
  });
}

export const takeUpReasonInput = z.object({ articleId: id, reason: z.enum(workReasons) });

/** Brings a reason that was put off back to the work list. */
export async function takeUpReason(ctx: Context, input: z.input<typeof takeUpReasonInput>): Promise<void> {
  const { articleId, reason } = takeUpReasonInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "repeats.curate");
    const gone = await work.tx
      .delete(articleDismissals)
      .where(and(eq(articleDismissals.articleId, articleId), eq(articleDismissals.reason, reason)))
      .returning({ id: articleDismissals.articleId });
    if (gone.length === 0) throw new Refusal("not_found");
    await recordAudit(work, "article_reason_taken_up", `article:${articleId}`, { what: reason });
  });
}
