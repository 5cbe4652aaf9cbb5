import { and, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { articles, articleTopics, articleVersions, topics } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, line, text } from "@/lib/fields";
import { attachFiles } from "@/lib/files/attach";
import { authorize } from "@/lib/policy";
import { freeSlug } from "../free-slug";
import { renderArticle } from "../render-article";
import { audiences } from "../rules/audiences";
import { articleText } from "../write-article";

export const articleLanguage = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

export const createArticleInput = z.object({
  title: line,
  summary: line.default(""),
  body: text.default(""),
  language: articleLanguage,
  topicIds: z.array(id).max(10).default([]),
  audience: z.enum(audiences).default("public"),
  /** The group of repeats that it is drafted from. */
  groupId: id.optional(),
});

/** Begins an article as a draft, owned by whoever begins it. Nobody but staff sees it before it is published. */
export async function createArticle(
  ctx: Context,
  input: z.input<typeof createArticleInput>,
): Promise<{ articleId: number }> {
  const given = createArticleInput.parse(input);
  const written = articleText(given);
  const made = await renderArticle(ctx, { ...given, body: written.body });
  return transaction(ctx, async (work) => {
    authorize(work.actor, "article.write");
    const by = personId(work.actor);
    await requireTopics(work, given.topicIds);
    const [row] = await work.tx
      .insert(articles)
      .values({
        ...written,
        html: made.html,
        htmlVersion: made.version,
        slug: await freeSlug(work, written.title),
        language: given.language,
        audience: given.audience,
        status: "draft",
        ownerId: by,
        version: 0,
        workingVersion: 1,
        createdAt: work.now,
        updatedAt: work.now,
      })
      .returning({ id: articles.id });
    const articleId = row!.id;
    await work.tx
      .insert(articleVersions)
      .values({ articleId, version: 1, ...written, editorId: by, createdAt: work.now });
    await attachFiles(work, { articleId }, written.body);
    await placeInTopics(work, articleId, given.topicIds);
    await recordAudit(work, "article_created", `article:${articleId}`, {
      title: written.title,
      language: given.language,
      ...(given.groupId && { group: given.groupId }),
    });
    return { articleId };
  });
}

export async function requireTopics(work: Work, topicIds: readonly number[]): Promise<void> {
  const wanted = [...new Set(topicIds)];
  if (wanted.length === 0) return;
  const rows = await work.tx
    .select({ id: topics.id })
    .from(topics)
    .where(and(inArray(topics.id, wanted), isNull(topics.mergedIntoId)));
  if (rows.length < wanted.length) throw new Refusal("invalid_input", { what: "topic" }, "topicIds");
}

/** Puts an article at the end of these topics; where it stands already, its place stays. */
export async function placeInTopics(
  work: Work,
  articleId: number,
  topicIds: readonly number[],
): Promise<void> {
  for (const topicId of new Set(topicIds))
    await work.tx
      .insert(articleTopics)
      .values({
        articleId,
        topicId,
        position: sql`(select coalesce(max(position), -1) + 1 from article_topics where topic_id = ${topicId})`,
      })
      .onConflictDoNothing();
}
