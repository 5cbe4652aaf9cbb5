import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { id, ticked } from "@/lib/fields";
import { enqueue } from "@/lib/jobs/queue";
import { applyLife, decideLife, holdArticle } from "../life";
import { publicationChecks, requireReady } from "../publication-checks";
import { textVersion } from "../text-versions";

export const scheduleArticleInput = z.object({
  articleId: id,
  version: id,
  at: z.date(),
  isSure: ticked,
  /** As for publishing, once it goes live. */
  asksAgain: ticked,
});

/** Has a version that has been read over go live by itself at a time. The text may go on being written until then. */
export async function scheduleArticle(
  ctx: Context,
  input: z.input<typeof scheduleArticleInput>,
): Promise<void> {
  const { articleId, version, at, isSure, asksAgain } = scheduleArticleInput.parse(input);
  await transaction(ctx, async (work) => {
    const held = await holdArticle(work, articleId);
    const change = decideLife(held, { type: "scheduled", version, at, now: work.now });
    requireReady(
      await publicationChecks(work, held.row, await textVersion(work, articleId, version)),
      isSure,
    );
    await applyLife(work, held, change);
    await enqueue(
      work,
      "publish-scheduled",
      { articleId, ...(asksAgain && { asksAgain }) },
      { runAt: at, key: `article:${articleId}:publish` },
    );
    await recordAudit(work, "article_scheduled", `article:${articleId}`, { version, at: at.toISOString() });
  });
}

export const unscheduleArticleInput = z.object({ articleId: id });

/** Takes the time back: nothing goes live by itself. */
export async function unscheduleArticle(
  ctx: Context,
  input: z.input<typeof unscheduleArticleInput>,
): Promise<void> {
  const { articleId } = unscheduleArticleInput.parse(input);
  await transaction(ctx, async (work) => {
    const held = await holdArticle(work, articleId);
    await applyLife(work, held, decideLife(held, { type: "unscheduled" }));
    await recordAudit(work, "article_unscheduled", `article:${articleId}`, {
      version: held.life.scheduled!.version,
    });
  });
}
