import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { curationTasks, escalations, promises } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import type { Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import { addOpen } from "./calendar/open-hours";
import { gateInputs } from "./gate-inputs";
import type { Known } from "./inputs";
import type { Effect, Event } from "./lifecycle";
import { HOUR } from "./lifecycle/facts";
import { moveCase } from "./move-case";
import { tell } from "./news";
import { teamFor } from "./team";

type Of<K extends Effect["do"]> = Extract<Effect, { do: K }>;
export type CaseEffect = Of<
  | "open_case"
  | "set_case"
  | "promise"
  | "end_promises"
  | "remind_promise"
  | "reassign_promises"
  | "move_case"
  | "curation_task"
>;

/** Writes one effect on the case of a question, with its line in the audit. */
export async function writeToCase(work: Work, known: Known, event: Event, effect: CaseEffect): Promise<void> {
  const { tx, now } = work;
  switch (effect.do) {
    case "open_case":
      return openCase(work, known, event, effect);
    case "set_case":
      return setCase(work, known, effect);
    case "promise":
      return makePromise(work, effect.caseId, effect);
    case "end_promises":
      await tx
        .update(promises)
        .set({ outcome: effect.outcome, outcomeAt: now })
        .where(and(inArray(promises.id, effect.ids), isNull(promises.outcome)));
      for (const promiseId of effect.ids) {
        await recordAudit(work, `promise_${effect.outcome}`, `escalation:${known.facts.escalation!.id}`, {
          promiseId,
        });
      }
      return;
    case "remind_promise":
      await tx.update(promises).set({ remindedAt: now }).where(eq(promises.id, effect.id));
      return;
    case "reassign_promises": {
      const { ids, agentId, teamId, caseId } = effect;
      await tx.update(promises).set({ agentId, teamId }).where(inArray(promises.id, ids));
      await recordAudit(work, "promises_reassigned", `escalation:${caseId}`, { ids, agentId, teamId });
      return;
    }
    case "move_case":
      return moveCase(work, known, event, effect);
    case "curation_task": {
      const task = { escalationId: effect.caseId, questionId: known.facts.id, cause: effect.cause };
      await tx
        .insert(curationTasks)
        .values({ ...task, createdAt: now })
        .onConflictDoNothing();
      return;
    }
  }
}

async function setCase(work: Work, known: Known, effect: Of<"set_case">): Promise<void> {
  const { causeCode, ...set } = effect.set;
  const done = await work.tx
    .update(escalations)
    .set({
      ...set,
      ...(causeCode !== undefined && {
        causeCode: causeCode as typeof escalations.$inferInsert.causeCode,
      }),
      version: sql`${escalations.version} + 1`,
    })
    .where(and(eq(escalations.id, effect.id), eq(escalations.state, known.facts.escalation!.state)))
    .returning({ id: escalations.id });
  if (!done[0]) throw new Refusal("stale_version");
  await recordAudit(work, effect.audit, `escalation:${effect.id}`, {
    question: known.facts.id,
    ...effect.data,
    set: effect.set,
  });
  // The desk asks how it went, and only once, whatever becomes of the case.
  if (effect.set.state === "closed") await enqueue(work, "ask-after-closing", { escalationId: effect.id });
  // Two effects may follow one another on one case; the second is written under the state of the first.
  if (effect.set.state) known.facts.escalation!.state = effect.set.state;
}

/** The case, the grounds with their inputs, the team's first reply as a promise, and the news, all in one go. */
async function openCase(work: Work, known: Known, event: Event, effect: Of<"open_case">): Promise<void> {
  const team = await teamFor(work, known.facts.topicId);
  const [row] = await work.tx
    .insert(escalations)
    .values({
      questionId: known.facts.id,
      teamId: team.id,
      grounds: effect.grounds,
      inputs: gateInputs(known, work.now),
      reason: effect.reason,
      openedBy: event.by.id,
      openedAt: work.now,
    })
    .returning({ id: escalations.id });
  await recordAudit(work, "escalated", `question:${known.facts.id}`, {
    escalation: row!.id,
    grounds: effect.grounds,
    reason: effect.reason,
    team: team.id,
  });
  await makePromise(work, row!.id, {
    agentId: null,
    what: "first_reply",
    why: "",
    dueAt: addOpen(team.calendar, work.now, team.firstReplyHours * HOUR),
  });
  await tell(work, known, event, "escalation_opened", { escalationId: row!.id });
}

async function makePromise(
  work: Work,
  escalationId: number,
  promise: { agentId: string | null; what: string; why: string; dueAt: Date },
): Promise<void> {
  const [{ teamId } = { teamId: 0 }] = await work.tx
    .select({ teamId: escalations.teamId })
    .from(escalations)
    .where(eq(escalations.id, escalationId));
  const { agentId, what, why, dueAt } = promise;
  await work.tx
    .insert(promises)
    .values({ escalationId, agentId, teamId, what, why, dueAt, madeAt: work.now });
  await recordAudit(work, "promised", `escalation:${escalationId}`, { what, why, dueAt, agentId });
}
