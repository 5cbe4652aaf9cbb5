import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { duplicateProposals, questionArticles, subscriptions } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, optionalReason, ticked } from "@/lib/fields";
import { notify } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";
import { canBeRepeated } from "../can-be-repeated";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";
import { type By, type Facts, liveEscalation } from "../lifecycle";

export const decideDuplicateInput = z.object({
  questionId: id,
  proposalId: id,
  confirms: ticked,
  reason: optionalReason,
});

/**
 * The asker confirms or refuses that theirs is a duplicate. Confirmed against an article or a solved question it is an
 * acceptance; against an open one it stays unsolved and follows that one. "No, because…" is not proposed again.
 */
export async function decideDuplicate(
  ctx: Context,
  input: z.input<typeof decideDuplicateInput>,
): Promise<void> {
  const { questionId, proposalId, confirms, reason } = decideDuplicateInput.parse(input);
  await transaction(ctx, async (work) => {
    const first = await peek(work, questionId, proposalId);
    // Both rows are locked in the order of their numbers, so that two such decisions never wait for each other.
    const ids = [questionId, ...(first.canonicalId ? [first.canonicalId] : [])].sort((a, b) => a - b);
    const locked = new Map<number, Awaited<ReturnType<typeof lockQuestion>>>();
    for (const each of ids) locked.set(each, await lockQuestion(work, each));
    const known = locked.get(questionId)!;
    authorize(work.actor, "duplicate.decide", { question: known.policy });
    const [proposal] = await work.tx
      .update(duplicateProposals)
      .set({ decidedAt: work.now, confirmed: confirms ? "yes" : "no", reason })
      .where(and(eq(duplicateProposals.id, proposalId), isNull(duplicateProposals.decidedAt)))
      .returning();
    if (!proposal) throw new Refusal("already_decided");
    const by = { id: personId(work.actor), as: "asker" } as const;
    if (confirms) {
      const canonical = proposal.canonicalId ? locked.get(proposal.canonicalId)! : null;
      // Much may have happened since it was proposed.
      if (canonical && !canBeRepeated(canonical)) throw new Refusal("wrong_state");
      await changeQuestion(work, known, {
        type: "duplicate_confirmed",
        by,
        canonicalId: proposal.canonicalId ?? undefined,
        articleId: proposal.articleId ?? undefined,
        canonicalSolved: canonical !== null && isSolved(canonical.facts),
        canonicalCaseId: canonical && liveEscalation(canonical.facts)?.id,
      });
      if (canonical) await follow(work, questionId, canonical.facts.id, by);
      if (proposal.articleId) await linkArticle(work, questionId, proposal.articleId);
    } else {
      await recordAudit(work, "duplicate_refused", `question:${questionId}`, { proposalId, reason });
      await changeQuestion(work, known, { type: "asker_wrote", by });
      await notify(work, {
        kind: "duplicate_refused",
        personId: proposal.proposedBy,
        key: `duplicate:${proposalId}:refused`,
        questionId,
        actorId: by.id,
        data: { reason },
      });
    }
    await noteChange(work, `question:${questionId}`);
  });
}

/** An acceptance that still waits for the owner of the case solves nothing yet: keeping the case discards it. */
const isSolved = ({ acceptance }: Facts): boolean => acceptance !== null && acceptance.kind !== "pending";

async function peek(work: Work, questionId: number, proposalId: number) {
  const [row] = await work.tx
    .select()
    .from(duplicateProposals)
    .where(and(eq(duplicateProposals.id, proposalId), eq(duplicateProposals.questionId, questionId)));
  if (!row) throw new Refusal("not_found");
  return row;
}

/** The asker hears of what happens there, and the earlier clock of the two counts there. */
async function follow(work: Work, questionId: number, canonicalId: number, by: By): Promise<void> {
  await work.tx
    .insert(subscriptions)
    .values({ questionId: canonicalId, personId: by.id!, createdAt: work.now })
    .onConflictDoNothing();
  const canonical = await lockQuestion(work, canonicalId);
  await changeQuestion(work, canonical, { type: "duplicate_joined", by: { ...by, as: "participant" } });
  await recordAudit(work, "duplicate_joined", `question:${canonicalId}`, { duplicate: questionId });
}

async function linkArticle(work: Work, questionId: number, articleId: number): Promise<void> {
  await work.tx
    .insert(questionArticles)
    .values({ questionId, articleId, source: "duplicate", createdAt: work.now })
    .onConflictDoNothing();
}
