import { and, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { articles, duplicateProposals } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal, refuse } from "@/lib/errors";
import { id } from "@/lib/fields";
import { notify } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";
import { canBeRepeated } from "../can-be-repeated";
import { lockQuestion, readQuestions } from "../inputs";
import { notOpen } from "../lifecycle/outcome";

export const proposeDuplicateInput = z
  .object({ questionId: id, canonicalId: id.optional(), articleId: id.optional() })
  .refine((input) => (input.canonicalId === undefined) !== (input.articleId === undefined));

/**
 * Proposes that a question repeats another question or an article; the asker decides. Refuses itself, restricted or
 * hidden questions, what is a duplicate already, and a pair the asker has said no to.
 */
export async function proposeDuplicate(
  ctx: Context,
  input: z.input<typeof proposeDuplicateInput>,
): Promise<void> {
  const { questionId, canonicalId, articleId } = proposeDuplicateInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "duplicate.propose", { question: known.policy });
    const shut = notOpen(known.facts);
    if (shut) refuse(shut);
    if (known.facts.acceptance || known.facts.duplicateOf) throw new Refusal("already_answered");
    if (canonicalId) await requireCanonical(work, questionId, canonicalId);
    if (articleId) await requireArticle(work, articleId);
    await requireNew(work, questionId, canonicalId, articleId);
    const [row] = await work.tx
      .insert(duplicateProposals)
      .values({ questionId, canonicalId, articleId, proposedBy: personId(work.actor)!, proposedAt: work.now })
      .returning({ id: duplicateProposals.id });
    await recordAudit(work, "duplicate_proposed", `question:${questionId}`, { canonicalId, articleId });
    await notify(work, {
      kind: "duplicate_proposed",
      personId: known.policy.askerId,
      key: `duplicate:${row!.id}:proposed`,
      questionId,
      actorId: personId(work.actor),
    });
    await noteChange(work, `question:${questionId}`);
  });
}

async function requireCanonical(work: Work, questionId: number, canonicalId: number): Promise<void> {
  const canonical = (await readQuestions(work.tx, [canonicalId])).get(canonicalId);
  if (canonicalId === questionId || !canonical || !canBeRepeated(canonical))
    throw new Refusal("invalid_input", { what: "canonical" }, "canonicalId");
}

async function requireArticle(work: Work, articleId: number): Promise<void> {
  const [article] = await work.tx
    .select({ id: articles.id })
    .from(articles)
    .where(
      and(
        eq(articles.id, articleId),
        inArray(articles.status, ["published", "needs_update"]),
        eq(articles.audience, "public"),
      ),
    );
  if (!article) throw new Refusal("invalid_input", { what: "article" }, "articleId");
}

async function requireNew(
  work: Work,
  questionId: number,
  canonicalId?: number,
  articleId?: number,
): Promise<void> {
  const same = and(
    eq(duplicateProposals.questionId, questionId),
    canonicalId
      ? eq(duplicateProposals.canonicalId, canonicalId)
      : eq(duplicateProposals.articleId, articleId!),
  );
  const open = and(eq(duplicateProposals.questionId, questionId), isNull(duplicateProposals.decidedAt));
  const [asked] = await work.tx
    .select({ id: duplicateProposals.id })
    .from(duplicateProposals)
    .where(same)
    .limit(1);
  const [waiting] = await work.tx
    .select({ id: duplicateProposals.id })
    .from(duplicateProposals)
    .where(open)
    .limit(1);
  if (asked) throw new Refusal("already_proposed");
  if (waiting) throw new Refusal("proposal_open");
}
