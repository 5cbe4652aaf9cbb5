import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { acceptances, answers, certificates, claims, escalations, promises, questions } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import type { Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import type { Known } from "./inputs";
import type { Effect, Event } from "./lifecycle";
import { after, HOUR } from "./lifecycle/facts";
import { tell } from "./news";
import { teamFor } from "./team";

/** Writes effects as rows, in order, each with its line in the audit; news go out as rows too. */
export async function applyEffects(work: Work, known: Known, event: Event, effects: Effect[]): Promise<void> {
  for (const effect of effects) await write(work, known, event, effect);
  const caseId = known.facts.escalation?.id;
  await noteChange(work, `question:${known.facts.id}`, ...(caseId ? [`escalation:${caseId}` as const] : []));
}

async function write(work: Work, known: Known, event: Event, effect: Effect): Promise<void> {
  const { tx, now } = work;
  const id = known.facts.id;
  const subject = `question:${id}`;
  switch (effect.do) {
    case "set_question":
      await tx.update(questions).set(effect.set).where(eq(questions.id, id));
      // That somebody looked is a fact for the gate, not an act worth a line.
      if (effect.audit !== "asker_opened") await recordAudit(work, effect.audit, subject, effect.data);
      return;
    case "accept": {
      const { kind, answerId, articleId, canonicalId, firmAt } = effect;
      const row = {
        questionId: id,
        kind,
        answerId,
        articleId,
        canonicalId,
        firmAt,
        acceptedBy: event.by.id,
        acceptedAt: now,
      };
      await tx.insert(acceptances).values(row);
      await recordAudit(work, "accepted", subject, { kind, answerId, articleId, canonicalId, firmAt });
      await noteSolver(work, effect);
      return;
    }
    case "end_acceptance": {
      const ended = { endedAt: now, endedBy: event.by.id, endedReason: effect.reason };
      const open = and(eq(acceptances.id, effect.id), isNull(acceptances.endedAt));
      const rows = await tx.update(acceptances).set(ended).where(open).returning();
      if (!rows[0]) throw new Refusal("stale_version");
      await recordAudit(work, "acceptance_ended", subject, {
        reason: effect.reason,
        answerId: rows[0].answerId,
      });
      await noteSolver(work, rows[0]);
      return;
    }
    case "make_firm":
      await tx.update(acceptances).set({ kind: "firm", firmAt: null }).where(eq(acceptances.id, effect.id));
      await recordAudit(work, "acceptance_firm", subject);
      return;
    case "did_not_work":
      await tx
        .update(answers)
        .set({ didNotWorkAt: effect.at, didNotWorkReason: effect.reason ?? null })
        .where(eq(answers.id, effect.answerId));
      await recordAudit(work, effect.at ? "did_not_work" : "did_not_work_withdrawn", subject, {
        answerId: effect.answerId,
        reason: effect.reason,
      });
      return;
    case "certificate":
      await tx.insert(certificates).values({
        questionId: id,
        personId: event.by.id!,
        cause: effect.cause as typeof certificates.$inferInsert.cause,
        note: effect.note,
        createdAt: now,
      });
      await recordAudit(work, "certified", subject, { cause: effect.cause, note: effect.note });
      return;
    case "open_gate":
      await tx
        .update(questions)
        .set({ gateOpenedAt: effect.since, gateRule: effect.rule, gateInputs: gateInputs(known, now) })
        .where(eq(questions.id, id));
      await recordAudit(work, "gate_opened", subject, { rule: effect.rule, since: effect.since });
      return;
    case "spend_gate":
      await tx
        .update(questions)
        .set({ gateOpenedAt: null, gateRule: null, gateInputs: null })
        .where(eq(questions.id, id));
      return;
    case "open_case":
      return openCase(work, known, event, effect);
    case "set_case": {
      const { causeCode, ...set } = effect.set;
      const done = await tx
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
        question: id,
        ...effect.data,
        set: effect.set,
      });
      // Two effects may follow one another on one case; the second is written under the state of the first.
      if (effect.set.state) known.facts.escalation!.state = effect.set.state;
      return;
    }
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
    case "end_claims":
      await tx
        .update(claims)
        .set({ endedAt: now })
        .where(and(eq(claims.questionId, id), isNull(claims.endedAt)));
      return;
    case "reopen_duplicates":
      // `changeQuestion` does it, since each of them is a change of its own.
      return;
    case "tell":
      return tell(work, known, event, effect.kind, effect.data ?? {});
  }
}

/** The case, the grounds with their inputs, the team's first reply as a promise, and the news, all in one go. */
async function openCase(
  work: Work,
  known: Known,
  event: Event,
  effect: Extract<Effect, { do: "open_case" }>,
): Promise<void> {
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
    dueAt: after(work.now, team.firstReplyHours * HOUR),
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

/** What the gate was told: enough to ask it again later and get the same answer. */
const gateInputs = (known: Known, now: Date) => ({ facts: known.facts, rules: known.rules, now });

/** An article or a question that solves others is found by their words: it has changed too. */
async function noteSolver(
  work: Work,
  solver: { articleId?: number | null; canonicalId?: number | null },
): Promise<void> {
  if (solver.articleId) await noteChange(work, `article:${solver.articleId}`);
  if (solver.canonicalId) await noteChange(work, `question:${solver.canonicalId}`);
}
