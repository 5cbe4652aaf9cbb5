import { eq, sql } from "drizzle-orm";
import { articleAnswers, articles } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { asSystem, type Context, transaction, type Work } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import { visibleAnswer, visibleQuestion } from "@/lib/search/visible";
import { linkThreads } from "../links";
import { settleByPublishing } from "../settle-by-publishing";
import { type Announced, askSomeAgain, tellSome } from "../telling";

/**
 * What follows from an article when readers see it, or see it no longer: its threads and those of its group lead there
 * and teach the search their words, whoever's answers it grew from has the credit, and everybody with the problem is
 * told once; where it was asked for, whomever an earlier text did not help is asked about this one. Each step is a
 * transaction that leaves nothing to do for the next time it runs.
 */
export async function articlePublished(
  ctx: Context,
  { articleId, asksAgain = false }: { articleId: number; asksAgain?: boolean },
): Promise<void> {
  const system = asSystem(ctx, "article-published");
  const announced = await transaction(system, (work) => linkAll(work, articleId));
  if (!announced) return;
  while (await transaction(system, (work) => tellSome(work, announced)));
  while (asksAgain && (await transaction(system, (work) => askSomeAgain(work, announced))));
}

/** Null where readers do not see it: then its threads are looked at again by whatever follows them, and that is all. */
async function linkAll(work: Work, articleId: number): Promise<Announced | null> {
  const [article] = await work.tx.select().from(articles).where(eq(articles.id, articleId)).for("update");
  if (!article) return null;
  const isLive = article.status === "published" || article.status === "needs_update";
  if (isLive) {
    await takeInGroup(work, articleId);
    const added = await linkThreads(work, articleId, await publicSources(work, articleId));
    await credit(work, articleId);
    await settleByPublishing(work, articleId);
    await enqueue(work, "check-links", { articleId });
    if (added.length > 0)
      await recordAudit(work, "article_linked", `article:${articleId}`, { questions: added });
  }
  await noteThreads(work, articleId);
  return isLive ? article : null;
}

/** The members that its group has by now are sources as well; nothing of them stands in the text. */
async function takeInGroup(work: Work, articleId: number): Promise<void> {
  await work.tx.execute(sql`
    insert into article_sources (article_id, question_id, group_id, added_at)
    select ${articleId}, m.question_id, g.id, ${work.now.toISOString()}::timestamptz
    from repeat_groups g join repeat_members m on m.group_id = g.id join questions q on q.id = m.question_id
    where g.article_id = ${articleId} and g.ignored_at is null and ${visibleQuestion("q")}
      and not exists (select from article_sources s where s.article_id = ${articleId} and s.question_id = m.question_id)
    on conflict do nothing`);
}

async function publicSources(work: Work, articleId: number): Promise<number[]> {
  const { rows } = await work.tx.execute<{ id: number }>(sql`
    select distinct q.id from article_sources s join questions q on q.id = s.question_id
    where s.article_id = ${articleId} and ${visibleQuestion("q")} order by q.id`);
  return rows.map(({ id }) => id);
}

async function credit(work: Work, articleId: number): Promise<void> {
  const { rows } = await work.tx.execute<{ id: number }>(sql`
    select a.id from article_sources s join answers a on a.id = s.answer_id join questions q on q.id = a.question_id
    where s.article_id = ${articleId} and ${visibleAnswer("a")} and ${visibleQuestion("q")} order by a.id`);
  if (rows.length === 0) return;
  await work.tx
    .insert(articleAnswers)
    .values(rows.map(({ id }) => ({ articleId, answerId: id, createdAt: work.now })))
    .onConflictDoNothing();
}

/** Threads show the article or not, and search finds it by their words or not. */
async function noteThreads(work: Work, articleId: number): Promise<void> {
  const { rows } = await work.tx.execute<{ id: number }>(sql`
    select distinct question_id as id from article_sources where article_id = ${articleId} order by 1`);
  await noteChange(work, ...rows.map(({ id }) => `question:${id}` as const));
}
