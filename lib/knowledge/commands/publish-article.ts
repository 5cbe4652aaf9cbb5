import { z } from "zod";
import { type Context, transaction } from "@/lib/context";
import { id, ticked } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { goLive } from "../go-live";
import { holdArticle } from "../life";
import { renderArticleOf } from "../render-article";
import { textVersion } from "../text-versions";

export const publishArticleInput = z.object({
  articleId: id,
  version: id,
  /** Whoever publishes has looked at what may be wrong, like links that lead nowhere. */
  isSure: ticked,
  /** Whomever the text before did not help is asked whether this one does. */
  asksAgain: ticked,
});

/** Lets readers see a version that has been read over. Refuses `not_ready` while something is missing. */
export async function publishArticle(
  ctx: Context,
  input: z.input<typeof publishArticleInput>,
): Promise<void> {
  const { articleId, version, isSure, asksAgain } = publishArticleInput.parse(input);
  authorize(ctx.actor, "article.write");
  const text = await textVersion(ctx, articleId, version);
  const made = await renderArticleOf(ctx, articleId, text.body);
  await transaction(ctx, async (work) => {
    const held = await holdArticle(work, articleId);
    await goLive(work, held, { text, made, isSure, asksAgain });
  });
}
