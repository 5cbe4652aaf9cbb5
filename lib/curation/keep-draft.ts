import { and, eq, isNull, sql } from "drizzle-orm";
import { articleDrafts, articleSources, curationTasks, repeatGroups } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { asSystem, personId, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { createArticle } from "@/lib/knowledge/commands/create-article";
import { can } from "@/lib/policy";
import { draftWords } from "./draft-words";
import { touched } from "./membership";
import { readSources } from "./read-sources";
import { draftLanguage, draftOf } from "./rules/draft";

/**
 * Writes the draft that these threads make, with where it is from, and ties their group to it. Whoever may not write
 * articles leaves one without an owner, for those who do.
 */
export async function keepDraft(
  work: Work,
  from: { questionIds: readonly number[]; groupId: number | null; staffWillDo?: boolean },
): Promise<{ articleId: number }> {
  const found = await readSources(work.tx, from.questionIds, from);
  if (found.length === 0) throw new Refusal("not_found");
  const words = draftWords(draftLanguage(found));
  const { sources, openPoints, privatePlaces, ...text } = draftOf(found, words);
  const writer = can(work.actor, "article.write") ? work : asSystem(work, "draft");
  const { articleId } = await createArticle(writer, {
    ...text,
    topicIds: commonTopics(found.map((source) => source.topicId)),
    ...(from.groupId && { groupId: from.groupId }),
  });
  const by = personId(work.actor);
  await work.tx.insert(articleSources).values(
    sources.map(({ question, answerId }) => ({
      articleId,
      questionId: question,
      answerId,
      groupId: from.groupId,
      addedBy: by,
      addedAt: work.now,
    })),
  );
  await work.tx.insert(articleDrafts).values({
    articleId,
    groupId: from.groupId,
    openPoints,
    privatePlaces,
    draftedBy: by,
    draftedAt: work.now,
  });
  if (from.groupId) {
    await work.tx.update(repeatGroups).set({ articleId }).where(eq(repeatGroups.id, from.groupId));
    await touched(work, [from.groupId]);
    await recordAudit(work, "repeats_drafted", `group:${from.groupId}`, { articleId });
  }
  await recordAudit(work, "article_drafted", `article:${articleId}`, {
    questions: sources.map(({ question }) => question),
    group: from.groupId,
    privatePlaces,
  });
  await tieTasks(
    work,
    articleId,
    sources.map(({ question }) => question),
  );
  return { articleId };
}

/** Cases that were closed for want of an article have one in the making. */
async function tieTasks(work: Work, articleId: number, questionIds: number[]): Promise<void> {
  await work.tx
    .update(curationTasks)
    .set({ articleId })
    .where(
      and(
        sql`${curationTasks.questionId} = any(${sql.param(questionIds)}::int[])`,
        eq(curationTasks.cause, "no_article"),
        isNull(curationTasks.doneAt),
        isNull(curationTasks.articleId),
      ),
    );
}

/** The topic of most, and the next one where a third of them are about it. */
function commonTopics(topics: readonly (number | null)[]): number[] {
  const count = new Map<number, number>();
  for (const topic of topics) if (topic !== null) count.set(topic, (count.get(topic) ?? 0) + 1);
  return [...count]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .filter(([, times], place) => place === 0 || (place === 1 && times * 3 >= topics.length))
    .map(([topic]) => topic);
}
