import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { articleSources } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { unlinkThread } from "../links";

export const removeSourceInput = z.object({ articleId: id, questionId: id });

/** A thread is no source of an article any more: it does not lead there, and its words find the article no longer. */
export async function removeSource(ctx: Context, input: z.input<typeof removeSourceInput>): Promise<void> {
  const { articleId, questionId } = removeSourceInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "article.write");
    const gone = await work.tx
      .delete(articleSources)
      .where(and(eq(articleSources.articleId, articleId), eq(articleSources.questionId, questionId)))
      .returning();
    if (gone.length === 0) throw new Refusal("not_found");
    await unlinkThread(work, articleId, questionId);
    await recordAudit(work, "article_source_removed", `article:${articleId}`, {
      questionId,
      answers: gone.map((row) => row.answerId).filter((answerId) => answerId !== null),
    });
  });
}
