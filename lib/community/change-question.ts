import { sql } from "drizzle-orm";
import { asSystem, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { applyEffects } from "./apply";
import { keepDeadlines } from "./deadlines";
import { type Known, lockQuestion } from "./inputs";
import { type By, type Effect, type Event, settle, transition } from "./lifecycle";

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
  const does = (wanted: Effect["do"]) => outcome.effects.some((effect) => effect.do === wanted);
  if (does("reopen_duplicates")) await eachDuplicate(work, known.facts.id, "canonical_lost");
  if (does("free_duplicates")) await eachDuplicate(work, known.facts.id, "canonical_gone");
  return next;
}

/** In the order of their numbers, so that two chains never wait for each other. */
async function eachDuplicate(
  work: Work,
  canonicalId: number,
  type: "canonical_lost" | "canonical_gone",
): Promise<void> {
  const { rows } = await work.tx.execute<{ id: number }>(sql`
    select id from questions where duplicate_of_id = ${canonicalId}
    union select question_id from acceptances where canonical_id = ${canonicalId} and ended_at is null
    order by id`);
  for (const { id } of rows) {
    const known = await lockQuestion(work, id);
    await changeQuestion(asSystem(work, "duplicates"), known, { type, by: bySystem });
  }
}
