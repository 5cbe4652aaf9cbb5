import { eq } from "drizzle-orm";
import { z } from "zod";
import { articleFileTexts, articles } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { decideLife, holdArticle } from "../life";
import { renderDraft } from "../render-article";
import { addVersion } from "../text-versions";

export const decideFileTextInput = z.object({
  articleId: id,
  /** Which text of the file was looked at. */
  digest: z.string().max(64),
  decision: z.enum(["take", "keep"]),
});

/**
 * Decides about a text that a release brought for an article which was changed here: it becomes the newest version, to
 * be published like any other, or ours stays. Either way the file is dealt with until it changes again.
 */
export async function decideFileText(
  ctx: Context,
  input: z.input<typeof decideFileTextInput>,
): Promise<void> {
  const { articleId, digest, decision } = decideFileTextInput.parse(input);
  await transaction(ctx, async (work) => {
    const held = await holdArticle(work, articleId);
    const [waiting] = await work.tx
      .select()
      .from(articleFileTexts)
      .where(eq(articleFileTexts.articleId, articleId));
    if (!waiting) throw new Refusal("already_decided");
    if (waiting.digest !== digest) throw new Refusal("stale_version");
    if (decision === "take") {
      const { title, summary, body } = waiting;
      const made = await renderDraft(work, { body, language: held.row.language });
      const change = decideLife(held, { type: "saved" });
      await addVersion(
        work,
        held,
        change,
        { title, summary, body, made },
        {
          fromFile: true,
          sourceVersion: held.row.sourceVersion,
        },
      );
    }
    await work.tx.update(articles).set({ contentDigest: digest }).where(eq(articles.id, articleId));
    await work.tx.delete(articleFileTexts).where(eq(articleFileTexts.articleId, articleId));
    await recordAudit(
      work,
      decision === "take" ? "article_file_taken" : "article_file_declined",
      `article:${articleId}`,
      {
        file: held.row.contentFile,
      },
    );
  });
}
