import { eq } from "drizzle-orm";
import { articles } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction, type Work } from "@/lib/context";
import { Refusal, type RefusalCode } from "@/lib/errors";
import { notifyAll } from "@/lib/notify/notify";
import { goLive } from "../go-live";
import { applyLife, type Held, holdArticle } from "../life";
import { renderArticle } from "../render-article";
import { textVersion } from "../text-versions";

/** Lets the version go live whose time has come. What stands against it by now is told to whoever set the time. */
export async function publishScheduled(
  ctx: Context,
  { articleId, asksAgain = false }: { articleId: number; asksAgain?: boolean },
): Promise<void> {
  const [planned] = await ctx.db.select().from(articles).where(eq(articles.id, articleId));
  if (!planned?.scheduledVersion) return;
  const text = await textVersion(ctx, articleId, planned.scheduledVersion);
  try {
    const made = await renderArticle(ctx, { ...planned, body: text.body });
    await transaction(ctx, async (work) => {
      const held = await holdArticle(work, articleId);
      // Put off, taken back or exchanged meanwhile: that has a job of its own, or none.
      if (!isDue(work, held, text.version)) return;
      // Doubts were looked at when the time was set.
      await goLive(work, held, { text, made, isSure: true, asksAgain });
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await giveUp(ctx, articleId, text.title, error.code);
  }
}

const isDue = (work: Work, { life }: Held, version: number) =>
  life.scheduled?.version === version && life.scheduled.at <= work.now;

async function giveUp(ctx: Context, articleId: number, title: string, reason: RefusalCode): Promise<void> {
  await transaction(ctx, async (work) => {
    const held = await holdArticle(work, articleId);
    const { scheduledBy, ownerId, scheduledVersion } = held.row;
    await applyLife(work, held, { scheduled: null });
    await recordAudit(work, "article_not_published", `article:${articleId}`, {
      version: scheduledVersion,
      reason,
    });
    await notifyAll(
      work,
      [scheduledBy, ownerId].filter((id) => id !== null),
      {
        kind: "article_not_published",
        key: `article:${articleId}:not-published:${work.now.getTime()}`,
        data: { what: title, path: `/curation/articles/${articleId}` },
      },
    );
  });
}
