import { and, eq, isNull } from "drizzle-orm";
import {
  acceptances,
  answers,
  certificates,
  claims,
  infoRequests,
  questionArticles,
  questions,
} from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import type { Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { writeToCase } from "./apply-case";
import { storedTimes } from "./deadlines";
import { gateInputs } from "./gate-inputs";
import type { Known } from "./inputs";
import type { Effect, Event } from "./lifecycle";
import { tell } from "./news";

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
      if (rows[0].articleId) await unlinkArticle(work, id, rows[0].articleId);
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
    case "set_case":
    case "promise":
    case "end_promises":
    case "remind_promise":
    case "reassign_promises":
    case "move_case":
    case "curation_task":
      return writeToCase(work, known, event, effect);
    case "set_shown":
      await tx
        .update(questions)
        .set({ gateShown: storedTimes(effect.shown) })
        .where(eq(questions.id, id));
      return;
    case "ask_info":
      await tx.insert(infoRequests).values({
        questionId: id,
        personId: event.by.id!,
        body: effect.words,
        askedAt: now,
        until: effect.until,
        shownBefore: storedTimes(effect.shownBefore),
      });
      await recordAudit(work, "info_asked", subject, { words: effect.words, until: effect.until });
      return;
    case "end_info":
      await tx
        .update(infoRequests)
        .set({ endedAt: effect.at, endedReason: effect.reason })
        .where(eq(infoRequests.id, effect.id));
      await recordAudit(work, "info_ended", subject, { reason: effect.reason });
      return;
    case "reject_certificates":
      await tx
        .update(certificates)
        .set({ rejectedAt: now })
        .where(and(eq(certificates.questionId, id), isNull(certificates.rejectedAt)));
      return;
    case "end_claims":
      await tx
        .update(claims)
        .set({ endedAt: now })
        .where(and(eq(claims.questionId, id), isNull(claims.endedAt)));
      return;
    case "reopen_duplicates":
    case "free_duplicates":
      // `changeQuestion` does it, since each of them is a change of its own.
      return;
    case "tell":
      return tell(work, known, event, effect.kind, effect.data ?? {});
  }
}

/** The link that the asker's yes had made goes with it; one that a helper made stays. */
async function unlinkArticle({ tx }: Work, questionId: number, articleId: number): Promise<void> {
  await tx
    .delete(questionArticles)
    .where(
      and(
        eq(questionArticles.questionId, questionId),
        eq(questionArticles.articleId, articleId),
        eq(questionArticles.source, "duplicate"),
      ),
    );
}

/** An article or a question that solves others is found by their words: it has changed too. */
async function noteSolver(
  work: Work,
  solver: { articleId?: number | null; canonicalId?: number | null },
): Promise<void> {
  if (solver.articleId) await noteChange(work, `article:${solver.articleId}`);
  if (solver.canonicalId) await noteChange(work, `question:${solver.canonicalId}`);
}
