import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { articleDrafts } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";

export const confirmDraftReadInput = z.object({ articleId: id });

/**
 * Somebody has read all of a draft, knowing what was taken out of its sources and who put it together. Until then
 * nothing that a machine wrote, or that came from places that looked private, goes live.
 */
export async function confirmDraftRead(
  ctx: Context,
  input: z.input<typeof confirmDraftReadInput>,
): Promise<void> {
  const { articleId } = confirmDraftReadInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "article.write");
    const rows = await work.tx
      .update(articleDrafts)
      .set({ readAt: work.now, readBy: personId(work.actor) })
      .where(and(eq(articleDrafts.articleId, articleId), isNull(articleDrafts.readAt)))
      .returning();
    if (rows.length === 0) throw new Refusal((await isDraft()) ? "already_decided" : "not_found");
    await recordAudit(work, "article_draft_read", `article:${articleId}`);

    async function isDraft(): Promise<boolean> {
      const found = await work.tx.select().from(articleDrafts).where(eq(articleDrafts.articleId, articleId));
      return found.length > 0;
    }
  });
}
