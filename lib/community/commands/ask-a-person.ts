import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { escalationParticipants, gateRefusals, sameProblems } from "@/db/schema";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, optionalReason } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { changeQuestion } from "../change-question";
import { type Known, lockQuestion } from "../inputs";
import { liveEscalation, mayEscalate } from "../lifecycle";
import { partOf } from "../part";

export const askAPersonInput = z.object({ questionId: id, reason: optionalReason });

/**
 * "Ask a person": escalates if the gate says yes, and otherwise refuses with the reason and the time from which it is
 * possible. With support already it answers with that case. On a duplicate it acts on the question it repeats, and
 * after an ended case it reopens that one. A refusal is recorded too.
 */
export async function askAPerson(
  ctx: Context,
  input: z.input<typeof askAPersonInput>,
): Promise<{ escalationId: number; questionId: number }> {
  const { questionId, reason } = askAPersonInput.parse(input);
  const done = await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    const hasSameProblem = await joined(work, questionId);
    authorize(work.actor, "question.ask_person", { question: known.policy, hasSameProblem });
    const canonicalId =
      known.facts.duplicateOf && !known.facts.duplicateOf.isAccepted ? known.facts.duplicateOf.id : null;
    const target = canonicalId ? await lockQuestion(work, canonicalId) : known;
    return escalate(work, target, reason);
  });
  if ("refusal" in done) {
    await recordRefusal(ctx, done.known, done.refusal);
    throw done.refusal;
  }
  return done;
}

async function escalate(
  work: Work,
  known: Known,
  reason: string,
): Promise<{ escalationId: number; questionId: number } | { refusal: Refusal; known: Known }> {
  const questionId = known.facts.id;
  const live = liveEscalation(known.facts);
  if (live) {
    await participate(work, known, live.id);
    return { escalationId: live.id, questionId };
  }
  const part = partOf(work.actor, known.policy);
  const by = { id: personId(work.actor), as: part === "ambassador" ? ("participant" as const) : part };
  try {
    const again = known.facts.escalation && (part === "asker" || part === "staff");
    const next = again
      ? await changeQuestion(work, known, { type: "reopen_case", by, reason: reason || "asked again" })
      : await changeQuestion(work, known, { type: "escalate", by });
    const escalationId = liveEscalation(next.facts)!.id;
    await participate(work, next, escalationId);
    return { escalationId, questionId };
  } catch (error) {
    // The rules refuse before anything is written, so the transaction may end in peace.
    if (error instanceof Refusal) return { refusal: error, known };
    throw error;
  }
}

async function joined(work: Work, questionId: number): Promise<boolean> {
  const mine = and(
    eq(sameProblems.questionId, questionId),
    eq(sameProblems.personId, personId(work.actor) ?? ""),
  );
  return (await work.tx.select({ at: sameProblems.createdAt }).from(sameProblems).where(mine)).length > 0;
}

/** Whoever presses the button without being the asker takes part in the case. */
async function participate(work: Work, known: Known, escalationId: number): Promise<void> {
  const person = personId(work.actor);
  if (!person || person === known.facts.askerId) return;
  if (work.actor.kind === "person" && work.actor.role !== "customer") return;
  await work.tx
    .insert(escalationParticipants)
    .values({ escalationId, personId: person, joinedAt: work.now })
    .onConflictDoNothing();
}

/** In a transaction of its own, since the refused one leaves nothing behind. */
async function recordRefusal(ctx: Context, known: Known, refusal: Refusal): Promise<void> {
  await transaction(ctx, async (work) => {
    const gate = mayEscalate(known.facts, known.rules, work.now);
    await work.tx.insert(gateRefusals).values({
      questionId: known.facts.id,
      actorId: personId(work.actor),
      reason: gate.yes ? refusal.code : gate.because,
      possibleFrom: gate.yes ? null : gate.possibleFrom,
      inputs: { facts: known.facts, rules: known.rules, now: work.now },
      createdAt: work.now,
    });
  });
}
