import { and, eq, isNull } from "drizzle-orm";
import { acceptances } from "@/db/schema";
import { asSystem, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { applyEffects } from "./apply";
import { keepDeadlines } from "./deadlines";
import { type Known, lockQuestion } from "./inputs";
import { type By, type Event, settle, transition } from "./lifecycle";

const bySystem: By = { id: null, as: "system" };

/**
 * Does one event to a question that is locked: writes what the rules say it means, then what follows from the new
 * facts, then the times that asker and sweep go by. Throws the rules' refusal. Returns the question as it is now.
 */
export async function changeQuestion(work: Work, known: Known, event: Event): Promise<Known> {
  const outcome = transition({ ...known, now: work.now }, event);
  if (!outcome.ok) throw new Refusal(outcome.reason, outcome.data);
  await applyEffects(work, known, event, outcome.effects);
  let next = await lockQuestion(work, known.facts.id);
  const follow = settle({ ...next, now: work.now }, event);
  if (follow.length > 0) {
    await applyEffects(work, next, event, follow);
    next = await lockQuestion(work, known.facts.id);
  }
  await keepDeadlines(work, next);
  if (outcome.effects.some((effect) => effect.do === "reopen_duplicates"))
    await reopenDuplicates(work, known.facts.id);
  return next;
}

/** In the order of their numbers, so that two chains never wait for each other. */
async function reopenDuplicates(work: Work, canonicalId: number): Promise<void> {
  const rows = await work.tx
    .select({ id: acceptances.questionId })
    .from(acceptances)
    .where(and(eq(acceptances.canonicalId, canonicalId), isNull(acceptances.endedAt)))
    .orderBy(acceptances.questionId);
  for (const { id } of rows) {
    const event: Event = { type: "canonical_lost", by: bySystem };
    await changeQuestion(asSystem(work, "duplicates"), await lockQuestion(work, id), event);
  }
}
