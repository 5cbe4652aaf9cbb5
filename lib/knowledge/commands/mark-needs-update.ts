import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction } from "@/lib/context";
import { id, reason } from "@/lib/fields";
import { notify } from "@/lib/notify/notify";
import { applyLife, decideLife, holdArticle } from "../life";
import { tellReaders } from "../tell-readers";

export const markNeedsUpdateInput = z.object({ articleId: id, reason });

/**
 * Says that an article which readers see is not right any more, and why. It stays readable, search puts it lower, and
 * whoever looks after it is told.
 */
export async function markNeedsUpdate(
  ctx: Context,
  input: z.input<typeof markNeedsUpdateInput>,
): Promise<void> {
  const given = markNeedsUpdateInput.parse(input);
  await transaction(ctx, async (work) => {
    const held = await holdArticle(work, given.articleId);
    const change = decideLife(held, { type: "needs_update" });
    await applyLife(work, held, change, { needsUpdateReason: given.reason, needsUpdateAt: work.now });
    await recordAudit(work, "article_needs_update", `article:${held.row.id}`, { reason: given.reason });
    await tellReaders(work, held.row.id);
    if (held.row.ownerId === null) return;
    await notify(work, {
      kind: "article_needs_update",
      personId: held.row.ownerId,
      key: `article:${held.row.id}:needs-update:${work.now.getTime()}`,
      actorId: personId(work.actor),
      data: { what: held.row.title, reason: given.reason, path: `/curation/articles/${held.row.id}` },
    });
  });
}

export const stillRightInput = z.object({ articleId: id });

/** Says that an article marked so is right as it is. */
export async function sayStillRight(ctx: Context, input: z.input<typeof stillRightInput>): Promise<void> {
  const { articleId } = stillRightInput.parse(input);
  await transaction(ctx, async (work) => {
    const held = await holdArticle(work, articleId);
    await applyLife(work, held, decideLife(held, { type: "still_right" }));
    await recordAudit(work, "article_still_right", `article:${articleId}`);
    await tellReaders(work, articleId);
  });
}
