import { sql } from "drizzle-orm";
import { z } from "zod";
import { lockQuestion } from "@/lib/community/inputs";
import { type Context, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { keepDraft } from "../keep-draft";
import { lockRepeats } from "../membership";

export const draftFromQuestionInput = z.object({ questionId: id });

/**
 * Begins an article from one thread, by anybody on the staff; an agent's answer is enough for it. The group of the
 * question stands at it, where that has no article yet. Refuses what not everybody may read, and a second draft.
 */
export async function draftFromQuestion(
  ctx: Context,
  input: z.input<typeof draftFromQuestionInput>,
): Promise<{ articleId: number }> {
  const { questionId } = draftFromQuestionInput.parse(input);
  return transaction(ctx, async (work) => {
    await lockRepeats(work.tx);
    const { policy } = await lockQuestion(work, questionId);
    authorize(work.actor, "article.draft", { question: policy });
    if (policy.visibility !== "public" || !policy.isOpenToOthers) throw new Refusal("question_not_public");
    await refuseSecond(work, questionId);
    return keepDraft(work, {
      questionIds: [questionId],
      groupId: await groupOf(work, questionId),
      staffWillDo: true,
    });
  });
}

/** What somebody has begun already is gone on with. */
async function refuseSecond(work: Work, questionId: number): Promise<void> {
  const { rows } = await work.tx.execute<{ id: number; title: string }>(sql`
    select a.id, a.title from articles a where a.status <> 'archived' and (
      a.id in (select article_id from article_sources where question_id = ${questionId})
      or a.id in (select g.article_id from repeat_members m join repeat_groups g on g.id = m.group_id
        where m.question_id = ${questionId} and g.ignored_at is null))
    order by a.id desc limit 1`);
  if (rows[0]) throw new Refusal("draft_exists", { articleId: rows[0].id, title: rows[0].title });
}

/** Where the question belongs, unless curators have put that aside. */
async function groupOf(work: Work, questionId: number): Promise<number | null> {
  const { rows } = await work.tx.execute<{ id: number }>(sql`
    select g.id from repeat_members m join repeat_groups g on g.id = m.group_id
    where m.question_id = ${questionId} and g.ignored_at is null for update of g`);
  return rows[0]?.id ?? null;
}
