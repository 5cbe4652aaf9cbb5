import { eq } from "drizzle-orm";
import { escalations, people } from "@/db/schema";
import { changeQuestion } from "@/lib/community/change-question";
import { type Known, lockQuestion } from "@/lib/community/inputs";
import type { Event } from "@/lib/community/lifecycle";
import { type Context, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { type Action, authorize } from "@/lib/policy";

/** Does one event to the question of a case, as somebody who may do `action` on that case. */
export async function changeCase(
  ctx: Context,
  escalationId: number,
  action: Action,
  event: Event,
): Promise<void> {
  await transaction(ctx, async (work) => {
    const { known } = await lockCase(work, escalationId, action);
    try {
      await changeQuestion(work, known, event);
    } catch (error) {
      if (error instanceof Refusal && error.code === "already_taken") throw await withName(work, error);
      throw error;
    }
  });
}

/** Locks the question of a case, once the actor is known to be allowed `action` on it. */
export async function lockCase(
  work: Work,
  escalationId: number,
  action: Action,
): Promise<{ known: Known; questionId: number }> {
  const [row] = await work.tx
    .select({ questionId: escalations.questionId })
    .from(escalations)
    .where(eq(escalations.id, escalationId));
  if (!row) throw new Refusal("not_found");
  const known = await lockQuestion(work, row.questionId);
  const own = known.facts.escalation?.id === escalationId ? known.facts.escalation : null;
  authorize(work.actor, action, { question: known.policy, ownerId: own?.ownerId, teamId: own?.teamId });
  if (known.facts.escalation?.id !== escalationId) throw new Refusal("wrong_state");
  return { known, questionId: row.questionId };
}

async function withName(work: Work, refusal: Refusal): Promise<Refusal> {
  const [owner] = await work.tx
    .select({ name: people.name })
    .from(people)
    .where(eq(people.id, String(refusal.data.ownerId)));
  return new Refusal("already_taken", { name: owner?.name ?? "" });
}
