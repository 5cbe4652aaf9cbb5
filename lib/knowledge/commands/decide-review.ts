import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, optionalReason } from "@/lib/fields";
import { notifyAll } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";
import { applyLife, decideLife, endReview, holdArticle } from "../life";
import { textVersion } from "../text-versions";

export const decideReviewInput = z.object({
  articleId: id,
  version: id,
  decision: z.enum(["approved", "changes"]),
  /** What should change; may stay empty with a yes. */
  note: optionalReason,
});

/** Says yes to a text of somebody else, or what should change in it. Its author and whoever sent it in are told. */
export async function decideReview(ctx: Context, input: z.input<typeof decideReviewInput>): Promise<void> {
  const { articleId, version, decision, note } = decideReviewInput.parse(input);
  await transaction(ctx, async (work) => {
    const held = await holdArticle(work, articleId);
    const by = personId(work.actor)!;
    const change = decideLife(held, {
      type: decision === "approved" ? "approved" : "changes_asked",
      version,
      by,
    });
    authorize(work.actor, "article.review", { authorId: held.life.newest.authorId });
    if (decision === "changes" && !note) throw new Refusal("invalid_input", { what: "reason" }, "note");
    const text = await textVersion(work, articleId, version);
    await applyLife(work, held, change);
    const submittedBy = await endReview(work, articleId, decision, note);
    await recordAudit(
      work,
      decision === "approved" ? "article_approved" : "article_changes_asked",
      `article:${articleId}`,
      {
        version,
        ...(note && { reason: note }),
      },
    );
    await notifyAll(
      work,
      [text.editorId, submittedBy].filter((id) => id !== null),
      {
        kind: decision === "approved" ? "article_approved" : "article_changes_asked",
        key: `article:${articleId}:decided:${version}:${work.now.getTime()}`,
        actorId: by,
        data: { what: text.title, reason: note, path: `/curation/articles/${articleId}` },
      },
    );
  });
}
