import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { claims, people } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, type Person, personId, transaction, type Work } from "@/lib/context";
import { Refusal, refuse } from "@/lib/errors";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { authorityEndsAt } from "../claim-until";
import { lockQuestion } from "../inputs";
import { after, earliest, MINUTE } from "../lifecycle/facts";
import { notOpen } from "../lifecycle/outcome";

/** Minutes of a claim, and the most it can be extended to while its holder types. */
export const CLAIM_MINUTES = 15;
export const CLAIM_MOST_MINUTES = 60;

export const claimQuestionInput = z.object({ questionId: id });

/**
 * Says "I am answering this" for 15 minutes, or extends one's own claim up to 60 in all; never beyond the holder's
 * term. It blocks nobody. Refuses with the name of whoever holds a live claim.
 */
export async function claimQuestion(
  ctx: Context,
  input: z.input<typeof claimQuestionInput>,
): Promise<{ expiresAt: Date }> {
  const { questionId } = claimQuestionInput.parse(input);
  return transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "question.claim", { question: known.policy });
    const shut = notOpen(known.facts);
    if (shut) refuse(shut);
    if (known.facts.acceptance) throw new Refusal("already_answered");
    const me = personId(work.actor)!;
    const standing = await present(work, questionId);
    if (standing && standing.expiresAt > work.now && standing.personId !== me) {
      throw new Refusal("already_taken", { name: standing.name });
    }
    const most = await authorityEndsAt(work, work.actor as Person, questionId);
    if (standing && standing.expiresAt > work.now) return extend(work, standing, most);
    if (standing)
      await work.tx.update(claims).set({ endedAt: standing.expiresAt }).where(eq(claims.id, standing.id));
    const expiresAt = earliest(after(work.now, CLAIM_MINUTES * MINUTE), most)!;
    await work.tx.insert(claims).values({ questionId, personId: me, claimedAt: work.now, expiresAt });
    await recordAudit(work, "claimed", `question:${questionId}`);
    await noteChange(work, `question:${questionId}`);
    return { expiresAt };
  });
}

/**
 * Extends the actor's own claim because they are typing; makes none. Refuses with `wrong_state` when it has run out or
 * was somebody else's all along.
 */
export async function renewClaim(
  ctx: Context,
  input: z.input<typeof claimQuestionInput>,
): Promise<{ expiresAt: Date }> {
  const { questionId } = claimQuestionInput.parse(input);
  return transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "question.claim", { question: known.policy });
    const standing = await present(work, questionId);
    if (standing?.personId !== personId(work.actor) || standing.expiresAt <= work.now)
      throw new Refusal("wrong_state");
    return extend(work, standing, await authorityEndsAt(work, work.actor as Person, questionId));
  });
}

/** Gives one's claim back before it runs out. */
export async function endClaim(ctx: Context, input: z.input<typeof claimQuestionInput>): Promise<void> {
  const { questionId } = claimQuestionInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "question.claim", { question: known.policy });
    const mine = and(
      eq(claims.questionId, questionId),
      eq(claims.personId, personId(work.actor)!),
      isNull(claims.endedAt),
    );
    const [row] = await work.tx.update(claims).set({ endedAt: work.now }).where(mine).returning();
    if (!row) throw new Refusal("wrong_state");
    await recordAudit(work, "claim_ended", `question:${questionId}`);
    await noteChange(work, `question:${questionId}`);
  });
}

type Claim = typeof claims.$inferSelect & { name: string };

async function present(work: Work, questionId: number): Promise<Claim | null> {
  const [row] = await work.tx
    .select({ claim: claims, name: people.name })
    .from(claims)
    .innerJoin(people, eq(people.id, claims.personId))
    .where(and(eq(claims.questionId, questionId), isNull(claims.endedAt)));
  return row ? { ...row.claim, name: row.name } : null;
}

async function extend(work: Work, claim: Claim, authority: Date | null): Promise<{ expiresAt: Date }> {
  const most = after(claim.claimedAt, CLAIM_MOST_MINUTES * MINUTE);
  const expiresAt = earliest(after(work.now, CLAIM_MINUTES * MINUTE), most, authority)!;
  await work.tx.update(claims).set({ expiresAt }).where(eq(claims.id, claim.id));
  return { expiresAt };
}
