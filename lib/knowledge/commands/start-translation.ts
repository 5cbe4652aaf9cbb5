import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { articles, articleVersions } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { attachFiles } from "@/lib/files/attach";
import { authorize } from "@/lib/policy";
import { holdArticle } from "../life";
import { renderDraft } from "../render-article";
import { textVersion } from "../text-versions";
import { familyOf, keepSourceVersion, liveVersionOf } from "../translations";
import { articleLanguage } from "./create-article";

export const startTranslationInput = z.object({ articleId: id, language: articleLanguage });

/** Begins an article in another language: a draft with the source's words, to be translated side by side with them. */
export async function startTranslation(
  ctx: Context,
  input: z.input<typeof startTranslationInput>,
): Promise<{ articleId: number }> {
  const { articleId, language } = startTranslationInput.parse(input);
  return transaction(ctx, async (work) => {
    authorize(work.actor, "article.write");
    const [sourceId] = await familyOf(work, articleId);
    if (sourceId === undefined) throw new Refusal("not_found");
    const { row: source } = await holdArticle(work, sourceId);
    await requireNewLanguage(work, sourceId, language);
    const sourceVersion = await liveVersionOf(work, sourceId);
    const { title, summary, body } = await textVersion(work, sourceId, sourceVersion);
    const made = await renderDraft(work, { body, language });
    const by = personId(work.actor);
    const [row] = await work.tx
      .insert(articles)
      .values({
        title,
        summary,
        body,
        html: made.html,
        htmlVersion: made.version,
        slug: source.slug,
        language,
        translationOf: sourceId,
        sourceVersion,
        audience: source.audience,
        status: "draft",
        ownerId: by,
        reviewBy: source.reviewBy,
        version: 0,
        createdAt: work.now,
        updatedAt: work.now,
      })
      .returning({ id: articles.id });
    const begun = row!.id;
    await work.tx.insert(articleVersions).values({
      articleId: begun,
      version: 1,
      title,
      summary,
      body,
      editorId: by,
      createdAt: work.now,
      sourceVersion,
    });
    await attachFiles(work, { articleId: begun }, body);
    await work.tx.execute(sql`
      insert into article_topics (article_id, topic_id, position)
      select ${begun}, topic_id, position from article_topics where article_id = ${sourceId}`);
    await recordAudit(work, "article_created", `article:${begun}`, {
      title,
      language,
      translationOf: sourceId,
    });
    return { articleId: begun };
  });
}

async function requireNewLanguage(
  work: Parameters<typeof familyOf>[0],
  sourceId: number,
  language: string,
): Promise<void> {
  const rows = await work.tx
    .select({ language: articles.language })
    .from(articles)
    .where(sql`${eq(articles.id, sourceId)} or ${eq(articles.translationOf, sourceId)}`);
  if (rows.some((row) => row.language === language))
    throw new Refusal("invalid_input", { what: "language" }, "language");
}

export const markUpToDateInput = z.object({ articleId: id });

/** Says that a translation says again what its source says, though the source has moved on. */
export async function markUpToDate(ctx: Context, input: z.input<typeof markUpToDateInput>): Promise<void> {
  const { articleId } = markUpToDateInput.parse(input);
  await transaction(ctx, async (work) => {
    const held = await holdArticle(work, articleId);
    if (held.row.translationOf === null) throw new Refusal("wrong_state");
    const version = await liveVersionOf(work, held.row.translationOf);
    await keepSourceVersion(work, held, version);
    await recordAudit(work, "article_up_to_date", `article:${articleId}`, { source: version });
  });
}
