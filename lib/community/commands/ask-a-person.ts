import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { escalationParticipants, sameProblems } from "@/db/schema";
import { type Context, personId, type Work } from "@/lib/context";
import { id, optionalReason } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { changeQuestion } from "../change-question";
import { type Known, lockQuestion } from "../inputs";
import { liveEscalation } from "../lifecycle";
import { partOf } from "../part";
import { throughGate } from "../through-gate";

export const askAPersonInput = z.object({ questionId: id, reason: optionalReason });

/**
 * "Ask a person": escalates if the gate says yes, and otherwise refuses with the reason and the time from which it is
 * possible. With support already it answers with that case. On a duplicate it acts on the question it repeats, and
 * after an ended case it reopens that one. A refusal is recorded too.
 */
export function askAPerson(
  ctx: Context,
  input: z.input<typeof askAPersonInput>,
): Promise<{ escalationId: number; questionId: number }> {
  const { questionId, reason } = askAPersonInput.parse(input);
  return throughGate(ctx, "ask_person", async (work, about) => {
    const known = await lockQuestion(work, questionId);
    const hasSameProblem = await joined(work, questionId);
    authorize(work.actor, "question.ask_person", { question: known.policy, hasSameProblem });
    const { duplicateOf } = known.facts;
    const target = duplicateOf && !duplicateOf.isAccepted ? await lockQuestion(work, duplicateOf.id) : known;
    about(target);
    // Each asker of a question that repeats this one asks for their own.
    const asks = target !== known && partOf(work.actor, known.policy) === "asker";
    return escalate(work, target, reason, asks);
  });
}

async function escalate(
  work: Work,
  known: Known,
  reason: string,
  asksHere: boolean,
): Promise<{ escalationId: number; questionId: number }> {
  const questionId = known.facts.id;
  const live = liveEscalation(known.facts);
  if (live) {
    await participate(work, known, live.id);
    return { escalationId: live.id, questionId };
  }
  const part = asksHere ? "asker" : partOf(work.actor, known.policy);
  const by = { id: personId(work.actor), as: part === "ambassador" ? ("participant" as const) : part };
  const again = known.facts.escalation && (part === "asker" || part === "staff");
  const next = again
    ? await changeQuestion(work, known, { type: "reopen_case", by, reason: reason || "asked again" })
    : await changeQuestion(work, known, { type: "escalate", by });
  const escalationId = liveEscalation(next.facts)!.id;
  await participate(work, next, escalationId);
  return { escalationId, questionId };
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
