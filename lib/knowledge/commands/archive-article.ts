import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { id, reason } from "@/lib/fields";
import { announceReading } from "../announce";
import { applyLife, decideLife, holdArticle } from "../life";
import { tellReaders } from "../tell-readers";

export const archiveArticleInput = z.object({ articleId: id, reason });

/** Takes an article away from readers, at once and everywhere. Nothing of it is lost. */
export async function archiveArticle(
  ctx: Context,
  input: z.input<typeof archiveArticleInput>,
): Promise<void> {
  const given = archiveArticleInput.parse(input);
  await transaction(ctx, async (work) => {
    const held = await holdArticle(work, given.articleId);
    const change = decideLife(held, { type: "archived" });
    await applyLife(work, held, change);
    await recordAudit(work, "article_archived", `article:${held.row.id}`, { reason: given.reason });
    if (!change.readersSee) return;
    await tellReaders(work, held.row.id);
    await announceReading(work, held.row.id, held.row.version);
  });
}

export const bringBackArticleInput = z.object({ articleId: id });

/** Takes an article out of the archive: readers see again what they saw; what was never live is a draft. */
export async function bringBackArticle(
  ctx: Context,
  input: z.input<typeof bringBackArticleInput>,
): Promise<void> {
  const { articleId } = bringBackArticleInput.parse(input);
  await transaction(ctx, async (work) => {
    const held = await holdArticle(work, articleId);
    const change = decideLife(held, { type: "brought_back" });
    await applyLife(work, held, change);
    await recordAudit(work, "article_brought_back", `article:${articleId}`);
    if (!change.readersSee) return;
    await tellReaders(work, articleId);
    await announceReading(work, articleId, held.row.version);
  });
}
