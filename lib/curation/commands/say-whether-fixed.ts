import { sql } from "drizzle-orm";
import { z } from "zod";
import { articleFixes } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { changeQuestion } from "@/lib/community/change-question";
import { type Known, lockQuestion } from "@/lib/community/inputs";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, optionalReason } from "@/lib/fields";
import { giveFeedback } from "@/lib/knowledge/commands/give-feedback";
import { authorize } from "@/lib/policy";
import { isRewrittenSince } from "../concerned";

export const sayWhetherFixedInput = z.object({
  questionId: id,
  articleId: id,
  solved: z.enum(["yes", "no"]),
  reason: optionalReason,
});

/**
 * "Does this fix yours?", asked once of everybody who has the problem, and after a no again about another text. The
 * asker's yes accepts the article, as it would an answer; anybody else's says that theirs is solved. A no is kept with its
 * reason and counts against the article.
 */
export async function sayWhetherFixed(
  ctx: Context,
  input: z.input<typeof sayWhetherFixedInput>,
): Promise<{ accepted: "firm" | "pending" | null }> {
  const given = sayWhetherFixedInput.parse(input);
  const { questionId, articleId, reason } = given;
  const solved = given.solved === "yes";
  return transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    const about = await factsOf(work, questionId, articleId);
    authorize(work.actor, "article.fix", { question: known.policy, ...about });
    if (!about.isLinked) throw new Refusal("not_found");
    const person = personId(work.actor)!;
    await keepWord(work, { questionId, articleId, personId: person, solved, reason });
    await giveFeedback(work, {
      articleId,
      solved: given.solved,
      ...(!solved && { reason: "did_not_work" as const, note: reason }),
    });
    await recordAudit(work, "article_fix_said", `question:${questionId}`, { articleId, solved, reason });
    const isAsker = known.policy.askerId === person;
    const next = isAsker ? await asAsker(work, known, articleId, solved) : null;
    await noteChange(work, `question:${questionId}`);
    const standing = next?.facts.acceptance;
    return {
      accepted: standing?.articleId === articleId && standing.kind !== "provisional" ? standing.kind : null,
    };
  });
}

/** The asker's word is an event for the question: a yes where nothing solved it before, otherwise a sign of life. */
async function asAsker(work: Work, known: Known, articleId: number, solved: boolean): Promise<Known> {
  const by = { id: personId(work.actor), as: "asker" } as const;
  const isOpen = !known.facts.acceptance && !known.facts.duplicateOf?.isAccepted;
  if (solved && isOpen) return changeQuestion(work, known, { type: "article_accepted", by, articleId });
  return known.facts.closedAt ? known : changeQuestion(work, known, { type: "asker_wrote", by });
}

async function factsOf(work: Work, questionId: number, articleId: number) {
  const { rows } = await work.tx.execute<{
    audience: "public" | "signed_in" | "staff";
    published: boolean;
    isLinked: boolean;
    hasSameProblem: boolean;
  }>(sql`
    select a.audience, a.status in ('published', 'needs_update') as published,
      exists (select from article_sources s where s.article_id = a.id and s.question_id = ${questionId}) as "isLinked",
      exists (select from same_problems s where s.question_id = ${questionId}
        and s.person_id = ${personId(work.actor) ?? ""}) as "hasSameProblem"
    from articles a where a.id = ${articleId}`);
  return rows[0] ?? { audience: "staff" as const, published: false, isLinked: false, hasSameProblem: false };
}

/** Once per person: what they said first is what they said, but for a no about a text that readers do not see any more. */
async function keepWord(
  work: Work,
  {
    solved,
    reason,
    ...key
  }: { questionId: number; articleId: number; personId: string; solved: boolean; reason: string },
): Promise<void> {
  const said = { solved, reason: solved ? null : reason || null, saidAt: work.now };
  const { rows } = await work.tx.execute<{ isOpen: boolean }>(sql`
    select f.solved is null or (not f.solved and ${isRewrittenSince("f")}) as "isOpen" from article_fixes f
    where f.article_id = ${key.articleId} and f.question_id = ${key.questionId} and f.person_id = ${key.personId}`);
  if (rows[0]?.isOpen === false) throw new Refusal("already_decided");
  await work.tx
    .insert(articleFixes)
    .values({ ...key, ...said })
    .onConflictDoUpdate({
      target: [articleFixes.articleId, articleFixes.questionId, articleFixes.personId],
      set: said,
    });
}
