import { and, eq, isNull, sql } from "drizzle-orm";
import { articleReviews, articles } from "@/db/schema";
import { personId, type Work } from "@/lib/context";
import { Refusal, refuse } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { articleLife, type Change, type Life, type LifeEvent } from "./rules/article-life";
import { approvedVersions, othersReview } from "./stage-sql";

export type ArticleRow = typeof articles.$inferSelect;
export type Held = { row: ArticleRow; life: Life };

/** Reads an article for a change by somebody who may write articles, and keeps everybody else from changing it until the end. */
export async function holdArticle(work: Work, articleId: number): Promise<Held> {
  authorize(work.actor, "article.write");
  // A statement of its own: one that waits for the lock goes on with the picture it took before waiting.
  await work.tx.execute(sql`select from articles where id = ${articleId} for update`);
  const [row] = await work.tx.select().from(articles).where(eq(articles.id, articleId));
  if (!row) throw new Refusal("not_found");
  return { row, life: await lifeOf(work, row) };
}

type Facts = {
  authorId: string | null;
  reviewed: number | null;
  approved: number[];
  others: boolean;
};

async function lifeOf(work: Work, row: ArticleRow): Promise<Life> {
  const { rows } = await work.tx.execute<Facts>(sql`
    select (select editor_id from article_versions where article_id = a.id and version = a.working_version) as "authorId",
      (select version from article_reviews where article_id = a.id and decided_at is null) as reviewed,
      ${approvedVersions("a")} as approved,
      ${othersReview(personId(work.actor))} as others
    from articles a where a.id = ${row.id}`);
  const facts = rows[0]!;
  return {
    status: row.status,
    live: row.version,
    newest: { version: row.workingVersion, authorId: facts.authorId },
    review: facts.reviewed === null ? null : { version: facts.reviewed },
    approved: facts.approved,
    scheduled:
      row.scheduledVersion !== null && row.scheduledFor !== null
        ? { version: row.scheduledVersion, at: row.scheduledFor }
        : null,
    othersReview: facts.others,
  };
}

/** What the event changes, or the refusal. */
export function decideLife(held: Held, event: LifeEvent): Change {
  const outcome = articleLife(held.life, event);
  if (!outcome.ok) refuse(outcome);
  return outcome.change;
}

/** Writes what an event has changed, with whatever else the command sets in the same row. */
export async function applyLife(
  work: Work,
  { row }: Held,
  change: Change,
  more: Partial<typeof articles.$inferInsert> = {},
): Promise<void> {
  const set = {
    ...more,
    ...(change.status && { status: change.status }),
    ...(change.live && { version: change.live }),
    ...(change.newest && { workingVersion: change.newest }),
    ...(change.status &&
      change.status !== "needs_update" && { needsUpdateReason: null, needsUpdateAt: null }),
    ...(change.scheduled !== undefined && {
      scheduledVersion: change.scheduled?.version ?? null,
      scheduledFor: change.scheduled?.at ?? null,
      scheduledBy: change.scheduled ? personId(work.actor) : null,
    }),
  };
  if (Object.keys(set).length > 0) await work.tx.update(articles).set(set).where(eq(articles.id, row.id));
  if (change.review === "withdrawn") await endReview(work, row.id, "withdrawn");
}

/** Ends the open review of an article with somebody's word, or because nothing is left to decide; says who had asked for it. */
export async function endReview(
  work: Work,
  articleId: number,
  decision: "approved" | "changes" | "withdrawn",
  note = "",
): Promise<string | null> {
  const [ended] = await work.tx
    .update(articleReviews)
    .set({ decision, note, decidedBy: personId(work.actor), decidedAt: work.now })
    .where(and(eq(articleReviews.articleId, articleId), isNull(articleReviews.decidedAt)))
    .returning({ submittedBy: articleReviews.submittedBy });
  return ended?.submittedBy ?? null;
}
