import { z } from "zod";
import { articleReviews } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction } from "@/lib/context";
import { id, optionalReason } from "@/lib/fields";
import { notifyAll } from "@/lib/notify/notify";
import { curatorIds, requireCurator } from "../curators";
import { applyLife, decideLife, holdArticle } from "../life";
import { textVersion } from "../text-versions";

export const submitForReviewInput = z.object({
  articleId: id,
  version: id,
  /** Who is asked by name; left out: every curator. */
  askedId: z
    .literal("")
    .transform(() => undefined)
    .or(z.string().max(60))
    .optional(),
  message: optionalReason,
});

/** Asks others to read the newest text over before it goes live; they are told. */
export async function submitForReview(
  ctx: Context,
  input: z.input<typeof submitForReviewInput>,
): Promise<void> {
  const { articleId, version, askedId, message } = submitForReviewInput.parse(input);
  await transaction(ctx, async (work) => {
    const held = await holdArticle(work, articleId);
    const change = decideLife(held, { type: "submitted", version });
    if (askedId) await requireCurator(work, askedId, "askedId");
    const { title, editorId } = await textVersion(work, articleId, version);
    const by = personId(work.actor)!;
    const [review] = await work.tx
      .insert(articleReviews)
      .values({
        articleId,
        version,
        submittedBy: by,
        submittedAt: work.now,
        askedId: askedId ?? null,
        message,
      })
      .returning({ id: articleReviews.id });
    await applyLife(work, held, change);
    await recordAudit(work, "article_submitted", `article:${articleId}`, {
      version,
      ...(message && { message }),
    });
    const asked = askedId ? [askedId] : (await curatorIds(work)).filter((id) => id !== editorId);
    await notifyAll(work, asked, {
      kind: "article_to_review",
      key: `article:${articleId}:review:${review!.id}`,
      actorId: by,
      data: { what: title, reason: message, path: `/curation/articles/${articleId}/review` },
    });
  });
}
