import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { articleFeedback, articles } from "@/db/schema";
import { noteChange } from "@/lib/changes";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { confirmSolved, takeBackSolved } from "@/lib/search/commands/confirm-solved";
import { isPublished } from "../queries/article";

export const feedbackReasons = ["unclear", "not_my_case", "did_not_work", "outdated", "other"] as const;

export const giveFeedbackInput = z.object({
  articleId: id,
  solved: z.enum(["yes", "no"]),
  reason: z.enum(feedbackReasons).optional(),
  note: z.string().trim().max(500).default(""),
});

/**
 * "Did this solve it?" on an article: one word per person or visitor, the last one counts. A yes of somebody whose
 * search led here is a confirmed deflection. Returns the words of that search, to ask with after a no.
 */
export async function giveFeedback(
  ctx: Context,
  input: z.input<typeof giveFeedbackInput>,
): Promise<{ query: string | null }> {
  const given = giveFeedbackInput.parse(input);
  return transaction(ctx, async (work) => {
    const article = await articleOf(work, given.articleId);
    authorize(work.actor, "article.feedback", {
      audience: article.audience,
      published: isPublished(article),
    });
    const solved = given.solved === "yes";
    const reason = solved ? null : [given.reason, given.note].filter(Boolean).join(": ") || null;
    const before = await remember(work, article, solved, reason);
    if (before !== solved) await count(work, article.id, before, solved);
    const search = await searchThatLedTo(work, `article:${article.id}`);
    if (solved && search && article.audience === "public")
      await confirmSolved(work, { subject: `article:${article.id}`, searchId: search.id });
    if (!solved) await takeBackSolved(work, { subject: `article:${article.id}` });
    return { query: search?.query ?? null };
  });
}

async function articleOf(work: Work, articleId: number) {
  const [article] = await work.tx
    .select({
      id: articles.id,
      audience: articles.audience,
      status: articles.status,
      version: articles.version,
    })
    .from(articles)
    .where(eq(articles.id, articleId))
    .for("update");
  if (!article) throw new Refusal("not_found");
  return article;
}

/** Keeps the word; returns the one that the same person or visitor had given before, or null. */
async function remember(
  work: Work,
  { id: articleId, version }: { id: number; version: number },
  solved: boolean,
  reason: string | null,
) {
  const who = personId(work.actor);
  // Somebody without either key cannot be told from others, so each of their words counts for itself.
  const visitorKey = who ? null : (work.visitorKey ?? null);
  const mine = who
    ? and(eq(articleFeedback.articleId, articleId), eq(articleFeedback.personId, who))
    : and(eq(articleFeedback.articleId, articleId), eq(articleFeedback.visitorKey, visitorKey ?? ""));
  const [before] = await work.tx.select({ solved: articleFeedback.solved }).from(articleFeedback).where(mine);
  const values = { solved, reason, version, createdAt: work.now };
  if (before) await work.tx.update(articleFeedback).set(values).where(mine);
  else await work.tx.insert(articleFeedback).values({ ...values, articleId, personId: who, visitorKey });
  return before?.solved ?? null;
}

async function count(work: Work, articleId: number, before: boolean | null, solved: boolean) {
  const change = (word: boolean) => (solved === word ? 1 : before === word ? -1 : 0);
  await work.tx
    .update(articles)
    .set({
      helpfulCount: sql`${articles.helpfulCount} + ${change(true)}`,
      unhelpfulCount: sql`${articles.unhelpfulCount} + ${change(false)}`,
    })
    .where(eq(articles.id, articleId));
  await noteChange(work, `article:${articleId}`);
}

/** The latest search of the same person or visitor within a day from which this was opened. */
export async function searchThatLedTo(
  work: Work,
  subject: string,
): Promise<{ id: number; query: string } | null> {
  const who = personId(work.actor);
  const mine = who
    ? sql`person_id = ${who}`
    : work.visitorKey
      ? sql`visitor_key = ${work.visitorKey} and person_id is null`
      : sql`false`;
  const { rows } = await work.tx.execute<{ id: number; query: string }>(sql`
    select id, query from searches
    where ${mine} and opened ? ${subject} and created_at > ${work.now.toISOString()}::timestamptz - interval '1 day'
    order by created_at desc limit 1`);
  return rows[0] ?? null;
}
