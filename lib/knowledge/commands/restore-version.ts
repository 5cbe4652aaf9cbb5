import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { decideLife, holdArticle } from "../life";
import { renderDraftOf } from "../render-article";
import { addVersion, textVersion } from "../text-versions";
import { requireNewest } from "./save-article";

export const restoreVersionInput = z.object({
  articleId: id,
  /** The newest version, as it was when somebody decided this. */
  version: id,
  restored: id,
});

/** Makes an earlier text the newest again, letter for letter, as a version of its own. */
export async function restoreVersion(
  ctx: Context,
  input: z.input<typeof restoreVersionInput>,
): Promise<{ version: number }> {
  const { articleId, version, restored } = restoreVersionInput.parse(input);
  authorize(ctx.actor, "article.write");
  const { title, summary, body, sourceVersion } = await textVersion(ctx, articleId, restored);
  const made = await renderDraftOf(ctx, articleId, body);
  return transaction(ctx, async (work) => {
    const held = await holdArticle(work, articleId);
    requireNewest(held, version, await textVersion(work, articleId, held.row.workingVersion));
    const change = decideLife(held, { type: "restored" });
    const origin = { restoredFrom: restored, sourceVersion };
    const added = await addVersion(work, held, change, { title, summary, body, made }, origin);
    await recordAudit(work, "article_restored", `article:${articleId}`, { version: added, restored });
    return { version: added };
  });
}
