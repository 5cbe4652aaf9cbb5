import { gateRefusals } from "@/db/schema";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal, type RefusalCode } from "@/lib/errors";
import { gateInputs } from "./gate-inputs";
import type { Known } from "./inputs";
import { mayEscalate } from "./lifecycle";

export type Attempt = "ask_person" | "override" | "certificate" | "reopening";

/** What the rules say; what somebody may not do or see at all is no answer of the gate. */
const ofTheGate: readonly RefusalCode[] = [
  "gate_closed",
  "already_answered",
  "question_closed",
  "question_held",
  "question_is_history",
  "wrong_state",
  "too_late",
];

/**
 * Runs a way to a person as one transaction. Where the rules say no, that is kept with the facts they were given, in a
 * transaction of its own, since the refused one leaves nothing behind. `about` names the question once it is locked.
 */
export async function throughGate<T>(
  ctx: Context,
  attempt: Attempt,
  run: (work: Work, about: (known: Known) => void) => Promise<T>,
): Promise<T> {
  const asked: { known?: Known; now?: Date } = {};
  try {
    return await transaction(ctx, (work) =>
      run(work, (known) => Object.assign(asked, { known: structuredClone(known), now: work.now })),
    );
  } catch (error) {
    const { known, now } = asked;
    if (error instanceof Refusal && ofTheGate.includes(error.code) && known && now) {
      await transaction(ctx, (work) => record(work, attempt, known, now, error.code));
    }
    throw error;
  }
}

async function record(work: Work, attempt: Attempt, known: Known, now: Date, code: RefusalCode) {
  const gate = mayEscalate(known.facts, known.rules, now);
  await work.tx.insert(gateRefusals).values({
    questionId: known.facts.id,
    actorId: personId(work.actor),
    attempt,
    reason: gate.yes ? code : gate.because,
    possibleFrom: gate.yes ? null : gate.possibleFrom,
    inputs: gateInputs(known, now),
    createdAt: work.now,
  });
}
